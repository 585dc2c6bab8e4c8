package org.waymark.journey.view;

import java.time.InstantSource;
import org.waymark.batch.Batches;
import org.waymark.credential.Issuing;
import org.waymark.credential.verify.Verification;
import org.waymark.keys.Keys;
import org.waymark.passback.DeliveryQueue;
import org.waymark.store.Database;
import org.waymark.work.Instance;

/** Builds what pages show. */
public final class ViewJourneys {
    public final ViewActivity viewActivity;
    public final TeachActivity teachActivity;
    public final ReviewSubmission reviewSubmission;
    public final ViewProgress viewProgress;
    public final ViewCity viewCity;
    public final ViewCatalogue viewCatalogue;
    public final ViewCredential viewCredential;
    public final WatchJob watchJob;

    public ViewJourneys(Instance instance, Issuing issuing, Keys keys, Batches batches, DeliveryQueue queue) {
        Database database = instance.database();
        InstantSource clock = instance.clock();
        viewActivity = new ViewActivity(database);
        teachActivity = new TeachActivity(database, queue, clock);
        reviewSubmission = new ReviewSubmission(database);
        viewProgress = new ViewProgress(database);
        viewCity = new ViewCity(database);
        viewCatalogue = new ViewCatalogue(database, issuing.addresses, clock);
        viewCredential =
                new ViewCredential(database, keys, new Verification(issuing.profile, issuing.addresses), clock);
        watchJob = new WatchJob(database, batches, instance.work());
    }
}
