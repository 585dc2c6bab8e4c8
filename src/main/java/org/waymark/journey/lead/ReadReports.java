package org.waymark.journey.lead;

import java.util.List;
import java.util.Optional;
import org.waymark.people.City;
import org.waymark.people.LearnerId;
import org.waymark.people.lead.CityLeads;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.report.Reports;
import org.waymark.work.Instance;

/** A lead reads the reports of the own city. */
public final class ReadReports {
    private final Instance instance;
    private final CityLeads leads = new CityLeads();
    private final Reports reports = new Reports();

    ReadReports(Instance instance) {
        this.instance = instance;
    }

    /** The periods of which there is a report of a city, the latest first. */
    public record Periods(City city, List<Period> periods) {
        public Periods {
            periods = List.copyOf(periods);
        }
    }

    /** Lists the periods; empty for somebody who leads no city. */
    public Optional<Periods> list(LearnerId lead) {
        return instance.inTransaction(handle ->
                leads.findCity(handle, lead).map(city -> new Periods(city, reports.listPeriods(handle, city.id()))));
    }

    /** Lists all editions of the own city's report, the last first; empty for somebody who leads no city. */
    public Optional<List<Edition<CityReport>>> list(LearnerId lead, Period period) {
        return instance.inTransaction(
                handle -> leads.findCity(handle, lead).map(city -> reports.list(handle, city.id(), period)));
    }
}
