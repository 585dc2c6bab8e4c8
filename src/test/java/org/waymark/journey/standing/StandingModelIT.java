package org.waymark.journey.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.audit.AuditLog;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.ErasedPeople;
import org.waymark.people.LearnerId;
import org.waymark.progress.city.CityFacts;
import org.waymark.progress.city.Mark;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standing.AsOf;
import org.waymark.standing.Credits;
import org.waymark.standing.Tallies;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** A city's days, drawn by a seed, beside a plain model of them: each day's answer is the model's, and stays what it is. */
class StandingModelIT {
    private static final int DAYS = 25;
    private static final int EACH_DAY = 6;
    private static final StandardId FIRST = new StandardId("wwc-2018");
    private static final StandardId SECOND = new StandardId("wwc-2022");

    /** What the model holds of a completion: the criteria are those of the day on which it was counted. */
    private record Held(LearnerId learner, String run, boolean teamOnce, LocalDate day, Set<String> criteria) {}

    /** What the model holds of a mark. */
    private record Said(StandardId standard, String code, Mark.Kind kind, LocalDate from, boolean takenBack) {}

    /** What the model holds of a change; no standard is the programme's. */
    private record Changed(Optional<StandardId> standard, LocalDate since) {}

    private final AtomicReference<Instant> clock = new AtomicReference<>(Rows.NOON);
    private final Credits credits = new Credits();
    private final Tallies tallies = new Tallies();
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final List<Said> marks = new ArrayList<>();
    private final List<Changed> changes = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_days_standing_is_the_models_and_stays_what_it_was(TestDatabase kind) {
        for (long seed : List.of(11L, 12L, 13L)) {
            held.clear();
            marks.clear();
            changes.clear();
            clock.set(Rows.NOON);
            try (Database database = kind.open()) {
                walk(database, new Random(seed), "seed " + seed);
            }
        }
    }

    private void walk(Database database, Random random, String seed) {
        Rows.addBuiltIn(database);
        Instance instance = new Instance(
                URI.create("http://localhost"),
                database,
                new WorkQueue(database, clock::get),
                new AuditLog(new byte[32]),
                new ErasedPeople(new byte[32]),
                clock::get);
        StandingJourneys journeys = new StandingJourneys(instance);
        database.useTransaction(handle -> {
            Standards standards = new Standards();
            standards.takeIntoUse(handle, SECOND, day(), null, new Standard.Change(clock.get(), "test"));
        });
        Registration registration = Rows.addRegistration(database);
        City city = database.inTransaction(handle -> new Cities().addOrFind(handle, "Springfield", Rows.NOON));
        List<LearnerId> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(Rows.addLearner(database, registration, "s" + i).id());
        }
        List<Run> runs = database.inTransaction(handle -> new Catalogue()
                .listRuns(handle).stream()
                        .map(entry -> entry.run())
                        .filter(run -> run.criteria().size() > 1)
                        .limit(4)
                        .toList());
        Map<StandardId, Standard> standards = database.inTransaction(handle -> Map.of(
                FIRST, new Standards().find(handle, FIRST).orElseThrow(),
                SECOND, new Standards().find(handle, SECOND).orElseThrow()));
        Map<LocalDate, String> told = new TreeMap<>();
        for (int i = 0; i < DAYS; i++) {
            for (int j = 0; j < EACH_DAY; j++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> add(database, city, pick(random, people), pick(random, runs), random);
                    case 3 -> remove(database, city, random);
                    case 4 -> edit(database, pick(random, runs), random);
                    case 5, 6 -> mark(journeys, standards, random);
                    default -> change(journeys, city, random);
                }
            }
            String today = standing(journeys, day());
            CityFacts facts = database.inTransaction(handle -> tallies.get(handle, city.id(), new AsOf(day())));
            assertThat(written(facts)).as(seed + ", day " + i).isEqualTo(model(day()));
            assertThat(today).as(seed + ", day " + i).startsWith(standardOf(day()) + " ");
            told.put(day(), today);
            clock.set(clock.get().plus(Duration.ofDays(1)));
        }
        told.forEach((day, said) -> assertThat(standing(journeys, day))
                .as(seed + ", asked again for " + day)
                .isEqualTo(said));
        assertThat(Set.copyOf(told.values())).as("days differ").hasSizeGreaterThan(DAYS / 2);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.get(), ZoneOffset.UTC);
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void add(Database database, City city, LearnerId learner, Run run, Random random) {
        LocalDate on = day().minusDays(random.nextInt(40));
        boolean team = random.nextInt(3) == 0;
        database.useTransaction(handle -> {
            new Cities().markCounts(handle, city.id(), 0, 0);
            Run now = new Catalogue().getRun(handle, run.id());
            credits.add(handle, city.id(), learner, now, team, on, clock.get());
            Set<String> codes = new TreeSet<>();
            now.criteria().forEach(code -> codes.add(code.value()));
            held.putIfAbsent(
                    learner + " " + run.id(), new Held(learner, run.id().value(), team, on, codes));
        });
    }

    private void remove(Database database, City city, Random random) {
        if (held.isEmpty()) {
            return;
        }
        String key = pick(random, List.copyOf(held.keySet()));
        Held one = held.remove(key);
        database.useTransaction(handle -> {
            new Cities().markCounts(handle, city.id(), 0, 0);
            credits.remove(handle, city.id(), one.learner(), new RunId(one.run()), clock.get());
        });
    }

    private static void edit(Database database, Run run, Random random) {
        database.useTransaction(handle -> {
            handle.createUpdate("delete from run_alignment where run = :run")
                    .bind("run", run.id())
                    .execute();
            for (CriterionCode code : run.criteria()) {
                if (random.nextBoolean()) {
                    handle.createUpdate(
                                    "insert into run_alignment (run, standard, criterion) values (:run, :standard, :code)")
                            .bind("run", run.id())
                            .bind("standard", run.standard())
                            .bind("code", code)
                            .execute();
                }
            }
        });
    }

    private void mark(StandingJourneys journeys, Map<StandardId, Standard> standards, Random random) {
        StandardId standard = random.nextBoolean() ? FIRST : SECOND;
        Criterion criterion = pick(random, standards.get(standard).criteria().subList(0, 4));
        Mark.Kind kind = random.nextBoolean() ? Mark.Kind.CLAIMED : Mark.Kind.CONFIRMED;
        LocalDate from = day().plusDays(random.nextInt(12) - 8L);
        boolean takenBack = random.nextInt(3) == 0;
        journeys.markCriteria.mark(
                "Springfield",
                new MarkCriteria.Marking(kind, List.of(criterion.code()), standard, from, takenBack, "", "test"));
        marks.add(new Said(standard, criterion.code().value(), kind, from, takenBack));
    }

    private void change(StandingJourneys journeys, City city, Random random) {
        if (random.nextInt(3) == 0 && !changes.isEmpty()) {
            journeys.changeStandard.undo(city.id(), "test");
            Changed last = changes.get(changes.size() - 1);
            changes.add(new Changed(
                    latest(changes.subList(0, changes.size() - 1), last.since()).flatMap(Changed::standard),
                    last.since()));
            return;
        }
        StandardId to = random.nextBoolean() ? FIRST : SECOND;
        LocalDate since = day().plusDays(random.nextInt(10) - 4L);
        int changed = journeys.changeStandard.change(
                List.of(city.id()),
                new ChangeStandard.Change(to, since, random.nextBoolean(), random.nextBoolean(), "test"));
        if (changed > 0) {
            changes.add(new Changed(Optional.of(to), since));
        }
    }

    /** Of what begins by that day, what begins last; of two that begin together, what was said last. */
    private static Optional<Changed> latest(List<Changed> all, LocalDate day) {
        Changed latest = null;
        for (Changed one : all) {
            boolean begun = !one.since().isAfter(day);
            if (begun && (latest == null || !one.since().isBefore(latest.since()))) {
                latest = one;
            }
        }
        return Optional.ofNullable(latest);
    }

    private String standardOf(LocalDate day) {
        return latest(changes, day).flatMap(Changed::standard).orElse(FIRST).value();
    }

    private static String standing(StandingJourneys journeys, LocalDate day) {
        ViewStanding.CityStanding of =
                journeys.viewStanding.view("Springfield", day).orElseThrow();
        return of.standard().id() + " " + of.standing();
    }

    private Set<String> model(LocalDate day) {
        Map<String, Integer> supports = new TreeMap<>();
        for (Held one : held.values()) {
            if (counts(one)) {
                one.criteria()
                        .forEach(code -> supports.merge(
                                one.run() + " " + FIRST + " " + code + " " + one.day(), 1, Integer::sum));
            }
        }
        Set<String> all = new TreeSet<>();
        supports.forEach((what, count) -> all.add(what + " x" + count));
        for (int i = 0; i < marks.size(); i++) {
            Said one = marks.get(i);
            boolean last = !one.from().isAfter(day)
                    && marks.subList(i + 1, marks.size()).stream()
                            .noneMatch(later -> later.standard().equals(one.standard())
                                    && later.code().equals(one.code())
                                    && later.kind() == one.kind()
                                    && !later.from().isAfter(day));
            if (last && !one.takenBack()) {
                all.add(one.standard() + " " + one.code() + " " + one.kind() + " " + one.from());
            }
        }
        return all;
    }

    private boolean counts(Held one) {
        List<Held> ofRun = held.values().stream()
                .filter(other -> other.run().equals(one.run()))
                .toList();
        if (!one.teamOnce()) {
            return true;
        }
        return ofRun.stream().allMatch(Held::teamOnce)
                && ofRun.stream()
                        .noneMatch(other -> other.day().isAfter(one.day())
                                || (other.day().equals(one.day())
                                        && other.learner()
                                                        .toString()
                                                        .compareTo(one.learner().toString())
                                                < 0));
    }

    private static Set<String> written(CityFacts facts) {
        Set<String> all = new TreeSet<>();
        facts.supports()
                .forEach(one -> all.add(one.run() + " " + one.criterion().standard() + " "
                        + one.criterion().code() + " " + one.completedOn() + " x" + one.count()));
        facts.marks()
                .forEach(one -> all.add(one.criterion().standard() + " "
                        + one.criterion().code() + " " + one.kind() + " " + one.effectiveOn()));
        return all;
    }
}
