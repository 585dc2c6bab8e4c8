package org.waymark.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of all cities for a period.
 *
 * @param known the day up to whose end everything was known that is in it
 * @param cities in the order of their names
 * @param learned what was completed within the period by people of all cities, the most people first
 * @param learners how many people completed something; null where they are fewer than five, and not none
 * @param corrected the names of cities whose reports were corrected since the first edition
 */
public record ProgrammeReport(
        LocalDate from,
        LocalDate to,
        LocalDate known,
        List<Row> cities,
        List<CityReport.Learned> learned,
        @Nullable Integer learners,
        List<String> corrected) {
    public ProgrammeReport {
        cities = List.copyOf(cities);
        learned = List.copyOf(learned);
        corrected = List.copyOf(corrected);
    }

    public Period period() {
        return new Period(from, to);
    }

    /**
     * A city.
     *
     * @param edition of its report
     * @param sameVersion whether points before and after are of one version of the Standard
     */
    public record Row(
            String city,
            String name,
            int edition,
            boolean sameVersion,
            CityReport.Place before,
            CityReport.Place after,
            int changes,
            @Nullable Integer learners) {}
}
