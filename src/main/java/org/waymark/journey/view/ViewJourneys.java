package org.waymark.journey.view;

import org.waymark.batch.Batches;
import org.waymark.credential.document.Issuing;
import org.waymark.credential.verify.Verification;
import org.waymark.journey.credential.CredentialJourneys;
import org.waymark.journey.credential.ViewStatus;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.keys.Keys;
import org.waymark.outbound.Outbound;
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
    public final CheckCredential checkCredential;
    public final ViewStatus viewStatus;
    public final WatchJob watchJob;

    public ViewJourneys(
            Instance instance,
            ViewStanding viewStanding,
            Issuing issuing,
            Keys keys,
            Batches batches,
            CredentialJourneys credentials,
            Outbound outbound) {
        viewActivity = new ViewActivity(instance, viewStanding);
        teachActivity = new TeachActivity(instance);
        reviewSubmission = new ReviewSubmission(instance);
        viewProgress = new ViewProgress(instance, viewStanding);
        viewOpenCity = new ViewOpenCity(instance, viewStanding);
        viewCity = new ViewCity(instance, viewStanding);
        viewPrivacy = new ViewPrivacy(instance);
        viewCatalogue = new ViewCatalogue(instance, issuing.addresses);
        viewCredential = new ViewCredential(instance, keys, credentials.signCredentials);
        checkCredential = new CheckCredential(
                instance,
                viewCredential,
                keys,
                new Verification(issuing.profile, issuing.addresses),
                issuing.addresses,
                outbound);
        viewStatus = credentials.viewStatus;
        watchJob = new WatchJob(instance, batches);
    }
}
