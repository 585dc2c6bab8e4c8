package org.waymark.journey.report;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standing.FindWay;
import org.waymark.journey.standing.ViewStanding;
import org.waymark.journey.standing.ViewStanding.CityStanding;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.RunId;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.progress.city.CriterionFacts;
import org.waymark.progress.city.Standing;
import org.waymark.progress.city.WayAhead;
import org.waymark.report.CityReport;
import org.waymark.report.CityReport.State;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.report.Reports;
import org.waymark.standard.Level;
import org.waymark.standing.AsOf;
import org.waymark.standing.Credits;
import org.waymark.work.Instance;

/** Finds out what is to be reported of some cities at once. */
final class CityFindings {
    /** So many points are drawn: the period's own, and the ends of quarters before. */
    private static final int TREND = 8;

    private static final int MOST_NEXT = 8;

    private final Instance instance;
    private final ViewStanding viewStanding;
    private final FindWay findWay;
    private final Credits credits = new Credits();
    private final Catalogue catalogue = new Catalogue();
    private final Reports reports = new Reports();

    CityFindings(Instance instance, ViewStanding viewStanding) {
        this.instance = instance;
        this.viewStanding = viewStanding;
        this.findWay = new FindWay(instance);
    }

    /** Finds out what is to be reported of these cities, with all that is known today. */
    List<CityReport> find(Handle handle, List<City> cities, Period period) {
        LocalDate today = instance.today();
        List<CityId> ids = cities.stream().map(City::id).toList();
        Map<CityId, Edition<CityReport>> last = reports.listLast(handle, ids, period.from());
        Map<LocalDate, Map<CityId, CityStanding>> trend = new LinkedHashMap<>();
        period.trend(TREND).forEach(day -> trend.put(day, read(handle, cities, day, today)));
        Map<CityId, CityStanding> after = Objects.requireNonNull(trend.get(period.to()));
        LocalDate dayBefore = period.from().minusDays(1);
        Map<CityId, CityStanding> before =
                Optional.ofNullable(trend.get(dayBefore)).orElseGet(() -> read(handle, cities, dayBefore, today));
        Map<CityId, List<Credits.Learned>> learned =
                credits.listLearned(handle, ids, period.from(), period.to()).stream()
                        .collect(groupingBy(Credits.Learned::city));
        Map<RunId, CatalogueEntry> runs = new HashMap<>();
        catalogue
                .findRuns(
                        handle,
                        learned.values().stream()
                                .flatMap(List::stream)
                                .map(Credits.Learned::run)
                                .distinct()
                                .toList())
                .forEach(entry -> runs.put(entry.run().id(), entry));
        List<CityReport> found = new ArrayList<>();
        for (City city : cities) {
            CityId id = city.id();
            CityStanding now = Objects.requireNonNull(after.get(id));
            Edition<CityReport> earlier = last.get(id);
            Earlier compared =
                    earlier == null ? Earlier.of(Objects.requireNonNull(before.get(id))) : Earlier.of(earlier.report());
            boolean same = compared.version().equals(now.standard().id().value());
            found.add(new CityReport(
                    id.toString(),
                    city.name(),
                    period.from(),
                    period.to(),
                    today,
                    earlier == null ? null : earlier.report().to(),
                    now.standard().title(),
                    now.standard().id().value(),
                    same,
                    compared.place(),
                    place(now.standing()),
                    areas(now.standing(), same ? compared : null),
                    same ? changes(now.standing(), compared) : List.of(),
                    learned.getOrDefault(id, List.of()).stream()
                            .map(one -> learned(runs.get(one.run()), one))
                            .toList(),
                    CityReport.told(credits.countLearners(handle, id, period.from(), period.to())),
                    lapsing(now.standing()),
                    next(findWay.read(handle, now)),
                    trend.entrySet().stream()
                            .map(day -> new CityReport.Point(
                                    day.getKey(),
                                    Objects.requireNonNull(day.getValue().get(id))
                                            .standing()
                                            .points()))
                            .toList(),
                    List.of()));
        }
        return found;
    }

    private Map<CityId, CityStanding> read(Handle handle, List<City> cities, LocalDate day, LocalDate known) {
        Map<CityId, CityStanding> standings = new HashMap<>();
        viewStanding
                .readSome(handle, cities, new AsOf(day, known))
                .forEach(one -> standings.put(one.city().id(), one));
        return standings;
    }

    /**
     * What a report is compared with.
     *
     * @param states of criteria, by their codes
     * @param support how often each was supported
     */
    private record Earlier(
            String version, CityReport.Place place, Map<String, State> states, Map<String, Integer> support) {

        static Earlier of(CityStanding standing) {
            Map<String, State> states = new HashMap<>();
            Map<String, Integer> support = new HashMap<>();
            standing.standing().areas().stream()
                    .flatMap(area -> area.criteria().stream())
                    .forEach(line -> {
                        states.put(line.criterion().code().value(), most(line));
                        support.put(
                                line.criterion().code().value(), line.facts().supported());
                    });
            return new Earlier(
                    standing.standard().id().value(), CityFindings.place(standing.standing()), states, support);
        }

        static Earlier of(CityReport report) {
            Map<String, State> states = new HashMap<>();
            Map<String, Integer> support = new HashMap<>();
            report.areas().stream().flatMap(area -> area.criteria().stream()).forEach(criterion -> {
                states.put(criterion.code(), criterion.after());
                support.put(criterion.code(), criterion.support());
            });
            return new Earlier(report.version(), report.after(), states, support);
        }

        State state(String code) {
            return states.getOrDefault(code, State.NOTHING);
        }
    }

    private static CityReport.Place place(Standing standing) {
        Optional<Standing.LevelStanding> next = standing.next();
        return new CityReport.Place(
                standing.points(),
                standing.possible(),
                standing.supported(),
                standing.claimed(),
                standing.confirmed(),
                standing.level().map(Level::title).orElse(null),
                next.map(level -> level.level().title()).orElse(null),
                next.map(Standing.LevelStanding::distance).orElse(null));
    }

    private static State most(Standing.CriterionStanding line) {
        CriterionFacts facts = line.facts();
        if (line.point()) {
            return State.POINT;
        }
        if (facts.confirmed()) {
            return State.CONFIRMED;
        }
        if (facts.claimed()) {
            return State.CLAIMED;
        }
        return facts.supported() > 0 ? State.SUPPORTED : State.NOTHING;
    }

    /** @param earlier null where there is nothing of the same version to compare with */
    private static List<CityReport.Area> areas(Standing standing, @Nullable Earlier earlier) {
        return standing.areas().stream()
                .map(area -> new CityReport.Area(
                        area.area().title(),
                        area.points(),
                        area.criteria().stream()
                                .map(line -> new CityReport.Criterion(
                                        line.criterion().code().value(),
                                        line.criterion().title(),
                                        earlier == null
                                                ? most(line)
                                                : earlier.state(
                                                        line.criterion().code().value()),
                                        most(line),
                                        line.facts().supported()))
                                .toList()))
                .toList();
    }

    private static List<CityReport.Change> changes(Standing standing, Earlier earlier) {
        List<CityReport.Change> changes = new ArrayList<>();
        standing.areas().stream().flatMap(area -> area.criteria().stream()).forEach(line -> {
            String code = line.criterion().code().value();
            CityReport.Kind kind = kind(earlier.state(code), most(line), more(earlier, line));
            if (kind != null) {
                changes.add(new CityReport.Change(kind, code, line.criterion().title()));
            }
        });
        changes.sort(Comparator.comparing(CityReport.Change::kind));
        return changes;
    }

    private static boolean more(Earlier earlier, Standing.CriterionStanding line) {
        return line.facts().supported()
                > earlier.support().getOrDefault(line.criterion().code().value(), 0);
    }

    private static CityReport.@Nullable Kind kind(State before, State after, boolean more) {
        if (before == State.POINT && after == State.CONFIRMED) {
            return CityReport.Kind.WAITS;
        }
        if (after.compareTo(before) < 0) {
            return CityReport.Kind.LOST;
        }
        if (after.equals(before)) {
            return more ? CityReport.Kind.MORE_SUPPORT : null;
        }
        return switch (after) {
            case POINT -> before == State.CONFIRMED ? CityReport.Kind.COMPLETED : CityReport.Kind.CONFIRMED;
            case CONFIRMED -> CityReport.Kind.CONFIRMED;
            case CLAIMED -> CityReport.Kind.CLAIMED;
            case SUPPORTED -> CityReport.Kind.SUPPORTED;
            case NOTHING -> null;
        };
    }

    private static CityReport.Learned learned(@Nullable CatalogueEntry entry, Credits.Learned one) {
        return new CityReport.Learned(
                one.run().value(), entry == null ? one.run().value() : entry.title(), CityReport.told(one.people()));
    }

    private static List<CityReport.Lapse> lapsing(Standing standing) {
        return standing.lapsing().stream()
                .map(line -> new CityReport.Lapse(
                        line.criterion().code().value(),
                        line.criterion().title(),
                        Objects.requireNonNull(
                                line.facts().confirmation().orElseThrow().until())))
                .toList();
    }

    private static List<CityReport.Next> next(FindWay.Found found) {
        WayAhead way = found.way();
        return (way.steps().isEmpty() ? way.options() : way.steps())
                .stream()
                        .limit(MOST_NEXT)
                        .map(step -> {
                            CatalogueEntry entry = Objects.requireNonNull(
                                    found.runs().get(step.offer().id()));
                            return new CityReport.Next(
                                    entry.run().id().value(),
                                    entry.title(),
                                    entry.run().start(),
                                    step.criteria().stream()
                                            .map(criterion -> criterion.code().value())
                                            .toList());
                        })
                        .toList();
    }
}
