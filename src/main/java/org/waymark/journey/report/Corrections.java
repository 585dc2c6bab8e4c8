package org.waymark.journey.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.report.CityReport;
import org.waymark.report.CityReport.Corrected;
import org.waymark.report.CityReport.Correction;

/** Compares two editions of a city's report: what the later one says otherwise. */
final class Corrections {
    private Corrections() {}

    /** Lists what differs; the day on which each was made is no difference, nor is what can be taken next. */
    static List<Correction> between(CityReport before, CityReport after) {
        List<Correction> found = new ArrayList<>();
        add(found, Corrected.POINTS, "", before.after().points(), after.after().points());
        add(found, Corrected.LEVEL, "", before.after().level(), after.after().level());
        add(
                found,
                Corrected.POINTS_BEFORE,
                "",
                before.before().points(),
                after.before().points());
        add(found, Corrected.LEARNERS, "", told(before.learners()), told(after.learners()));
        Map<String, CityReport.State> states = new HashMap<>();
        before.areas().stream()
                .flatMap(area -> area.criteria().stream())
                .forEach(one -> states.put(one.code(), one.after()));
        after.areas().stream()
                .flatMap(area -> area.criteria().stream())
                .forEach(one -> add(
                        found,
                        Corrected.CRITERION,
                        one.code(),
                        states.getOrDefault(one.code(), CityReport.State.NOTHING),
                        one.after()));
        Map<String, CityReport.Learned> learned = new HashMap<>();
        before.learned().forEach(one -> learned.put(one.run(), one));
        for (CityReport.Learned one : after.learned()) {
            CityReport.Learned earlier = learned.remove(one.run());
            add(
                    found,
                    Corrected.LEARNED,
                    one.title(),
                    earlier == null ? null : told(earlier.people()),
                    told(one.people()));
        }
        learned.values().forEach(gone -> add(found, Corrected.LEARNED, gone.title(), told(gone.people()), null));
        if (found.isEmpty() && !same(before).equals(same(after))) {
            found.add(new Correction(Corrected.OTHER, "", "", ""));
        }
        return found;
    }

    /** The report without what changes from day to day. */
    private static List<Object> same(CityReport report) {
        return List.of(
                report.standard(),
                report.before(),
                report.after(),
                report.areas(),
                report.changes(),
                report.lapsing(),
                report.trend());
    }

    private static String told(@Nullable Integer people) {
        return people == null ? "< " + CityReport.FEWEST : people.toString();
    }

    private static void add(
            List<Correction> found, Corrected what, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            found.add(new Correction(what, name, Objects.toString(before, ""), Objects.toString(after, "")));
        }
    }
}
