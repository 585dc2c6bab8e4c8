package org.waymark.journey.report;

import org.waymark.batch.Batches;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.mail.Outbox;
import org.waymark.work.Instance;

/** Builds what is done with reports. */
public final class ReportJourneys {
    public final MakeReports makeReports;
    public final ViewReports viewReports;

    public ReportJourneys(Instance instance, Batches batches, ViewStanding viewStanding, Outbox outbox) {
        makeReports = new MakeReports(
                instance, batches, new CityFindings(instance, viewStanding), new ReportLetters(instance, outbox));
        viewReports = new ViewReports(instance);
    }
}
