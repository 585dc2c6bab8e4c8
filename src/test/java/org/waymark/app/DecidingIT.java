package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.batch.Job;
import org.waymark.completion.Activities;
import org.waymark.completion.Completions;
import org.waymark.completion.Decisions;
import org.waymark.completion.Report;
import org.waymark.credential.Credentials;
import org.waymark.id.ResourceLinkId;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.progress.Generated;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.progress.city.Support;
import org.waymark.standing.AsOf;
import org.waymark.standing.Tallies;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

/**
 * What is decided in the end, by rules, sources and people drawn by a seed: badges, the city's tallies and grades are a
 * matter of the facts, whatever came first, twice, went and came again.
 */
class DecidingIT {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final int PEOPLE = 4;

    /** One thing that is told of one of the people. */
    private record Event(int person, Source source, boolean ofRun, boolean withdrawn, int day, double share) {

        Report report(ImportIT.House house, List<LearnerId> people) {
            LearnerId learner = people.get(person);
            ResourceLinkId link = ofRun ? null : house.link;
            Instant at = START.plus(Duration.ofDays(day));
            Report report = Report.of(
                    source,
                    source + "/" + ofRun + "/" + Rows.RUN.value() + "/" + learner.value(),
                    learner,
                    Rows.RUN,
                    link,
                    at,
                    "test",
                    "");
            report = switch (source) {
                case GRADE, FILE -> report.withShare(share);
                case ATTENDANCE -> report.withAttendance(List.of(at), true);
                default -> report;
            };
            return withdrawn ? report.withdrawn(at, null, "no") : report;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void the_end_is_a_matter_of_the_facts(long seed) {
        Random random = new Random(seed);
        Rule rule = Generated.rule(random);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            events.add(new Event(
                    random.nextInt(PEOPLE),
                    Generated.source(random),
                    random.nextInt(3) == 0,
                    random.nextInt(5) == 0,
                    random.nextInt(25),
                    random.nextInt(11) / 10.0));
        }
        Map<String, String> expected = ends(rule, events, false);
        List<Event> mixed = new ArrayList<>(events);
        mixed.addAll(events.subList(3, 12));
        Collections.shuffle(mixed, random);
        assertThat(ends(rule, mixed, true)).isEqualTo(expected);
    }

    /** How everybody stands after these events; asked to, all is taken back once, comes again, and is decided again. */
    private static Map<String, String> ends(Rule rule, List<Event> events, boolean andMore) {
        try (ImportIT.House house = new ImportIT.House(TestDatabase.H2, rule)) {
            List<LearnerId> people = new ArrayList<>();
            City city = house.database.inTransaction(handle -> new Cities().addOrFind(handle, "Springfield", START));
            for (int i = 0; i < PEOPLE; i++) {
                LearnerId learner = Rows.addLearner(house.database, house.registration, "p" + i)
                        .id();
                people.add(learner);
                // The last one is of no city.
                boolean joins = i < PEOPLE - 1;
                house.database.useTransaction(handle -> {
                    new Activities().addParticipant(handle, house.link, learner, START);
                    if (joins) {
                        new Learners().markJoined(handle, learner, city.id(), START);
                    }
                });
            }
            for (Event event : events) {
                house.database.useTransaction(handle ->
                        house.app.journeys.awards.recordCompletion.record(handle, event.report(house, people)));
            }
            Map<String, String> end = standing(house, people, city);
            if (andMore) {
                for (LearnerId learner : people) {
                    house.app.journeys.awards.withdrawCompletion.withdraw(house.approver(), learner, "Wrong");
                    house.app.journeys.awards.withdrawCompletion.restore(house.approver(), learner);
                }
                assertThat(standing(house, people, city))
                        .as("taken back and restored")
                        .isEqualTo(end);
                Job job = house.app.batches.go(
                        house.app.journeys.rules.backfill.start(house.link, house.instructor), null, moved -> {});
                assertThat(job.state()).isEqualTo(Job.State.DONE);
                assertThat(standing(house, people, city)).as("decided again").isEqualTo(end);
            }
            return end;
        }
    }

    private static Map<String, String> standing(ImportIT.House house, List<LearnerId> people, City city) {
        return house.database.inTransaction(handle -> {
            Map<String, String> all = new TreeMap<>();
            for (int i = 0; i < people.size(); i++) {
                all.put("p" + i, standing(handle, house, people.get(i)));
            }
            all.put(
                    "city",
                    new Tallies()
                            .get(handle, city.id(), new AsOf(LocalDate.of(2100, 1, 1))).supports().stream()
                                    .collect(Collectors.groupingBy(
                                            support -> support.criterion() + " on " + support.completedOn(),
                                            TreeMap::new,
                                            Collectors.summingInt(Support::count)))
                                    .toString());
            return all;
        });
    }

    private static String standing(Handle handle, ImportIT.House house, LearnerId learner) {
        List<String> facts = new Completions()
                .listOf(handle, learner, Rows.RUN).stream()
                        .map(fact ->
                                fact.report().source() + " " + fact.report().resourceLink() + " " + fact.stands() + " "
                                        + (fact.stands()
                                                ? fact.completedAt() + " "
                                                        + fact.report().share()
                                                : ""))
                        .map(fact -> fact.replace(house.link.toString(), "here"))
                        .sorted()
                        .toList();
        boolean met = new Decisions()
                .findLast(handle, learner, Rows.RUN, house.link)
                .filter(decision -> decision.awarded())
                .isPresent();
        boolean badge = new Credentials()
                .findCurrent(handle, learner.value(), Rows.RUN.value())
                .filter(held -> !held.revoked())
                .isPresent();
        double grade = new ScoreRows()
                .findLast(handle, house.link, learner)
                .map(Score::given)
                .orElse(0.0);
        return facts + " met " + met + " badge " + badge + " grade " + grade;
    }
}
