package org.waymark.journey.report;

import org.waymark.batch.Batches;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.work.Instance;

/** Builds what is done with reports. */
public final class ReportJourneys {
    public final MakeReports makeReports;
    public final ViewReports viewReports;

    public ReportJourneys(Instance instance, Batches batches, ViewStanding viewStanding) {
        makeReports = new MakeReports(instance, batches, new CityFindings(instance, viewStanding));
        viewReports = new ViewReports(instance);
    }
}
