package org.waymark.journey.view;

import org.waymark.batch.Batches;
import org.waymark.credential.Issuing;
import org.waymark.credential.verify.Verification;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.keys.Keys;
import org.waymark.work.Instance;

/** Builds what pages show. */
public final class ViewJourneys {
    public final ViewActivity viewActivity;
    public final TeachActivity teachActivity;
    public final ReviewSubmission reviewSubmission;
    public final ViewProgress viewProgress;
    public final ViewOpenCity viewOpenCity;
    public final ViewCity viewCity;
    public final ViewPrivacy viewPrivacy;
    public final ViewCatalogue viewCatalogue;
    public final ViewCredential viewCredential;
    public final WatchJob watchJob;

    public ViewJourneys(Instance instance, ViewStanding viewStanding, Issuing issuing, Keys keys, Batches batches) {
        viewActivity = new ViewActivity(instance, viewStanding);
        teachActivity = new TeachActivity(instance);
        reviewSubmission = new ReviewSubmission(instance);
        viewProgress = new ViewProgress(instance, viewStanding);
        viewOpenCity = new ViewOpenCity(instance, viewStanding);
        viewCity = new ViewCity(instance, viewStanding);
        viewPrivacy = new ViewPrivacy(instance);
        viewCatalogue = new ViewCatalogue(instance, issuing.addresses);
        viewCredential = new ViewCredential(instance, keys, new Verification(issuing.profile, issuing.addresses));
        watchJob = new WatchJob(instance, batches);
    }
}
