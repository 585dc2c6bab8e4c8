package org.waymark.journey.report;

import java.util.List;
import org.waymark.people.CityId;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.report.ProgrammeReport;
import org.waymark.report.Reports;
import org.waymark.work.Instance;

/** Reads reports as they were made. */
public final class ViewReports {
    private final Instance instance;
    private final Reports reports = new Reports();

    ViewReports(Instance instance) {
        this.instance = instance;
    }

    /** The quarters that can be reported, the latest first. */
    public List<Period> listQuarters(int count) {
        return Period.quartersBefore(instance.today(), count);
    }

    /** The periods that were reported, the latest first. */
    public List<Period> listPeriods() {
        return instance.inTransaction(reports::listPeriods);
    }

    /** The periods that were reported of a city, the latest first. */
    public List<Period> listPeriods(CityId city) {
        return instance.inTransaction(handle -> reports.listPeriods(handle, city));
    }

    /** All editions of a city's report, the last first; none where it was not made. */
    public List<Edition<CityReport>> list(CityId city, Period period) {
        return instance.inTransaction(handle -> reports.list(handle, city, period));
    }

    /** All editions of the programme's report, the last first; none where it was not made. */
    public List<Edition<ProgrammeReport>> list(Period period) {
        return instance.inTransaction(handle -> reports.list(handle, period));
    }
}
