package org.waymark.web.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.report.CityReport;
import org.waymark.report.CityReport.Correction;
import org.waymark.report.CityReport.Place;
import org.waymark.report.CityReport.State;
import org.waymark.report.Edition;
import org.waymark.report.Period;

/** Says a city's report in the words of its reader. */
public final class ReportWords {
    private static final Messages MESSAGES = Messages.of(ReportWords.class);

    private ReportWords() {}

    /** Says a period: a quarter by its number, any other by its days. */
    public static String period(Period period) {
        return period.quarter().isPresent()
                ? MESSAGES.say(
                        "period.quarter",
                        "quarter",
                        period.quarter().getAsInt(),
                        "year",
                        Integer.toString(period.from().getYear()))
                : MESSAGES.say("period.days", "from", period.from(), "to", period.to());
    }

    /** Says a report. */
    public static ReportBodyView body(Edition<CityReport> edition) {
        CityReport report = edition.report();
        return new ReportBodyView(
                report.name(),
                MESSAGES.say("report.period", "from", report.from(), "to", report.to()),
                MESSAGES.say("report.made", "edition", edition.number(), "known", report.known()),
                report.corrections().stream().map(ReportWords::correction).toList(),
                report.standard(),
                figures(report),
                summary(report),
                trend(report),
                report.areas().stream().map(ReportWords::area).toList(),
                changes(report),
                report.learned().stream()
                        .map(one -> new ReportBodyView.Learned(one.title(), people(one.people())))
                        .toList(),
                learners(report.learners()),
                report.lapsing().stream()
                        .map(one ->
                                MESSAGES.say("report.lapse", "code", one.code(), "title", one.title(), "day", one.on()))
                        .toList(),
                report.next().stream()
                        .map(one -> new ReportBodyView.Next(
                                one.title(),
                                Language.current().day(one.start()),
                                MESSAGES.say("report.next.supports", "codes", one.criteria())))
                        .toList());
    }

    private static String correction(Correction one) {
        boolean criterion = one.what() == CityReport.Corrected.CRITERION;
        return MESSAGES.say(
                one.what(),
                "name",
                one.name(),
                "before",
                criterion ? state(State.valueOf(one.before())) : value(one.before()),
                "after",
                criterion ? state(State.valueOf(one.after())) : value(one.after()));
    }

    private static String value(String text) {
        return text.isEmpty() ? MESSAGES.say("correction.none") : text;
    }

    private static List<ReportBodyView.Figure> figures(CityReport report) {
        Place before = report.before();
        Place after = report.after();
        boolean same = report.sameVersion();
        return List.of(
                figure(
                        "figure.points",
                        MESSAGES.say("figure.of", "points", after.points(), "possible", after.possible()),
                        same ? after.points() - before.points() : 0),
                figure("figure.claimed", number(after.claimed()), same ? after.claimed() - before.claimed() : 0),
                figure(
                        "figure.supported",
                        number(after.supported()),
                        same ? after.supported() - before.supported() : 0),
                figure("figure.learners", people(report.learners()), 0));
    }

    private static ReportBodyView.Figure figure(String label, String value, int change) {
        return new ReportBodyView.Figure(
                MESSAGES.say(label),
                value,
                change == 0 ? null : MESSAGES.say("figure.change", "more", change > 0, "change", Math.abs(change)));
    }

    private static String number(int number) {
        return MESSAGES.say("figure.number", "number", number);
    }

    private static List<String> summary(CityReport report) {
        Place after = report.after();
        List<String> summary = new ArrayList<>();
        String level = after.level();
        summary.add(
                level == null
                        ? MESSAGES.say("summary.no-level", "points", after.points(), "possible", after.possible())
                        : MESSAGES.say(
                                "summary.level",
                                "points",
                                after.points(),
                                "possible",
                                after.possible(),
                                "level",
                                level));
        String next = after.next();
        Integer distance = after.distance();
        if (next != null && distance != null) {
            summary.add(
                    MESSAGES.say(distance == 0 ? "summary.core" : "summary.next", "level", next, "distance", distance));
        }
        LocalDate last = report.last();
        if (!report.sameVersion()) {
            summary.add(MESSAGES.say(
                    last == null ? "summary.version-within" : "summary.version", "standard", report.standard()));
        } else if (report.changes().isEmpty()) {
            summary.add(
                    last == null
                            ? MESSAGES.say("summary.nothing")
                            : MESSAGES.say("summary.nothing-since", "last", last));
        } else if (!Objects.equals(report.before().level(), level)) {
            summary.add(MESSAGES.say(
                    "summary.level-changed",
                    "before",
                    Objects.requireNonNullElseGet(report.before().level(), () -> MESSAGES.say("summary.none")),
                    "after",
                    Objects.requireNonNullElseGet(level, () -> MESSAGES.say("summary.none"))));
        }
        if (last != null) {
            summary.add(MESSAGES.say("summary.since", "last", last));
        }
        return summary;
    }

    private static ReportBodyView.Trend trend(CityReport report) {
        List<ReportBodyView.Point> points = report.trend().stream()
                .map(point -> new ReportBodyView.Point(Language.current().day(point.on()), point.points()))
                .toList();
        return new ReportBodyView.Trend(
                MESSAGES.say(
                        "trend.words",
                        "points",
                        report.trend().stream()
                                .map(point -> MESSAGES.say("trend.point", "day", point.on(), "points", point.points()))
                                .toList()),
                Math.max(1, report.after().possible()),
                points);
    }

    private static ReportBodyView.Area area(CityReport.Area area) {
        return new ReportBodyView.Area(
                area.title(),
                MESSAGES.say(
                        "area.words",
                        "criteria",
                        area.criteria().size(),
                        "points",
                        count(area, State.POINT),
                        "claimed",
                        count(area, State.CLAIMED) + count(area, State.CONFIRMED),
                        "supported",
                        count(area, State.SUPPORTED)),
                area.criteria().stream()
                        .map(one -> new ReportBodyView.Criterion(
                                one.code(),
                                one.title(),
                                one.after().name().toLowerCase(Locale.ROOT),
                                state(one.after()),
                                one.before() != one.after()))
                        .toList());
    }

    private static long count(CityReport.Area area, State state) {
        return area.criteria().stream().filter(one -> one.after() == state).count();
    }

    static String state(State state) {
        return MESSAGES.say(state);
    }

    private static List<ReportBodyView.Change> changes(CityReport report) {
        List<ReportBodyView.Change> changes = new ArrayList<>();
        for (CityReport.Kind kind : CityReport.Kind.values()) {
            List<String> criteria = report.changes().stream()
                    .filter(one -> one.kind() == kind)
                    .map(one -> MESSAGES.say("report.criterion", "code", one.code(), "title", one.title()))
                    .toList();
            if (!criteria.isEmpty()) {
                changes.add(new ReportBodyView.Change(MESSAGES.say(kind), criteria));
            }
        }
        return changes;
    }

    /** Says a count of people; fewer than five are not counted. */
    public static String people(@Nullable Integer people) {
        return people == null
                ? MESSAGES.say("people.few", "count", CityReport.FEWEST)
                : MESSAGES.say("people.count", "count", people);
    }

    private static String learners(@Nullable Integer people) {
        return people == null
                ? MESSAGES.say("learners.few", "count", CityReport.FEWEST)
                : MESSAGES.say("learners.count", "count", people);
    }

    /** Names the file of a report, without its ending. */
    public static String file(CityReport report) {
        String plain = report.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String name = plain.replaceAll("^-|-$", "");
        return "report-" + report.period() + (name.isEmpty() ? "" : "-" + name);
    }
}
