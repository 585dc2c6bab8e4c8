package org.waymark.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registration;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class CompletionIT {
    private final Activities activities = new Activities();
    private final Completions completions = new Completions();
    private final Tallies tallies = new Tallies();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_fact_told_by_many_at_once_is_one_completion_and_one_decision(TestDatabase kind) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            UUID link = Rows.addLink(database, registration, "9").id();
            LearnerId learner = Rows.addLearner(database, registration, "7").id();
            List<Boolean> added = Rows.together(6, () -> {
                Completion completion = completion(learner, link, Source.LEARNER);
                return database.<Boolean>inTransaction(handle -> {
                    boolean first = completions.add(handle, completion, Rows.NOON);
                    if (first) {
                        completions.addDecision(handle, completion, decision(completion, true));
                        completions.addDecision(handle, completion, decision(completion, false));
                    }
                    return first;
                });
            });
            assertThat(added.stream().filter(one -> one)).hasSize(1);
            assertThat(Rows.count(database, "completion")).isEqualTo(1);
            assertThat(Rows.count(database, "decision")).isEqualTo(1);
            TimeZone.setDefault(TimeZone.getTimeZone("Australia/Lord_Howe"));
            database.useTransaction(handle -> {
                Completion kept =
                        completions.findFirst(handle, learner, Rows.RUN).orElseThrow();
                assertThat(kept.completedAt()).isEqualTo(Rows.NOON);
                assertThat(kept.saidBy()).isEqualTo(learner);
                assertThat(completions.findDecision(handle, kept.id())).contains(decision(kept, true));
                assertThat(completions.listAwardedRuns(handle, learner)).containsExactly(Rows.RUN);
                assertThat(completions.listOf(handle, link)).containsExactly(kept);
                assertThat(completions.add(handle, completion(learner, link, Source.INSTRUCTOR), Rows.NOON))
                        .as("another source tells another fact")
                        .isTrue();
            });
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void an_activity_is_set_up_once_and_a_request_is_answered_once(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            UUID link = Rows.addLink(database, registration, "9").id();
            LearnerId learner = Rows.addLearner(database, registration, "7").id();
            List<Boolean> added = Rows.together(
                    5,
                    () -> database.<Boolean>inTransaction(handle -> {
                        activities.addParticipant(handle, link, learner, Rows.NOON);
                        activities.addRequest(handle, link, learner, Rows.NOON);
                        return activities.add(handle, new Activity(link, Rows.RUN, Source.LEARNER), Rows.NOON);
                    }));
            assertThat(added.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                activities.markSource(handle, link, Source.INSTRUCTOR);
                assertThat(activities.find(handle, link)).contains(new Activity(link, Rows.RUN, Source.INSTRUCTOR));
                assertThat(activities.listParticipants(handle, link)).containsExactly(learner);
                assertThat(activities.listRequests(handle, link))
                        .containsExactly(new Activities.ApprovalRequest(learner, Rows.NOON));
            });
            List<Boolean> removed = Rows.together(
                    4,
                    () -> database.<Boolean>inTransaction(handle -> activities.removeRequest(handle, link, learner)));
            assertThat(removed.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle ->
                    assertThat(activities.hasRequest(handle, link, learner)).isFalse());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void tallies_are_a_recount_of_credits_whatever_came_and_went_at_once(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            City city = database.inTransaction(handle -> new Cities().addOrFind(handle, "Springfield", Rows.NOON));
            List<Run> runs = database.inTransaction(handle -> new Catalogue()
                    .listRuns(handle).stream()
                            .map(entry -> entry.run())
                            .limit(12)
                            .toList());
            List<Learner> learners = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                learners.add(Rows.addLearner(database, registration, "s" + i));
            }
            AtomicInteger next = new AtomicInteger();
            Rows.together(8, () -> {
                int mine = next.getAndIncrement();
                for (int i = 0; i < runs.size(); i++) {
                    Run run = runs.get((i + mine * 5) % runs.size());
                    Learner learner = learners.get((i + mine) % learners.size());
                    boolean takeOut = (i + mine) % 3 == 0;
                    database.useTransaction(handle -> {
                        new Cities().markCounts(handle, city.id(), 0, 0);
                        tallies.addCredit(
                                handle, city.id(), learner.id(), run.id(), run.standard(), run.criteria(), Rows.NOON);
                        if (takeOut) {
                            tallies.removeCredit(
                                    handle, city.id(), learner.id(), run.id(), run.standard(), run.criteria());
                        }
                    });
                }
                return true;
            });
            database.useTransaction(handle -> {
                Map<String, Integer> recount = handle
                        .createQuery("""
                                select criterion, count(*) as n from city_credit
                                join run_alignment on run_alignment.run = city_credit.run group by criterion
                                """)
                        .map((row, context) -> Map.entry(row.getString("criterion"), row.getInt("n")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                assertThat(recount).isNotEmpty();
                Map<String, Integer> kept = tallies
                        .listOf(handle, city.id(), runs.get(0).standard())
                        .stream()
                        .filter(tally -> tally.supported() != 0)
                        .collect(Collectors.toMap(tally -> tally.criterion().value(), CriterionTally::supported));
                assertThat(kept).isEqualTo(recount);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_credit_counts_once_and_support_claim_and_confirmation_stay_apart(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Learner learner = Rows.addLearner(database, Rows.addRegistration(database), "7");
            City city = database.inTransaction(handle -> new Cities().addOrFind(handle, "Springfield", Rows.NOON));
            Run run = database.inTransaction(handle ->
                    new Catalogue().findRun(handle, Rows.RUN).orElseThrow().run());
            List<Boolean> counted = Rows.together(
                    6,
                    () -> database.<Boolean>inTransaction(handle -> tallies.addCredit(
                            handle, city.id(), learner.id(), run.id(), run.standard(), run.criteria(), Rows.NOON)));
            assertThat(counted.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                tallies.markClaimed(
                        handle, city.id(), run.standard(), run.criteria().get(0), Rows.NOON);
                assertThat(tallies.listOf(handle, city.id(), run.standard()))
                        .hasSize(run.criteria().size())
                        .allSatisfy(tally -> {
                            assertThat(tally.supported()).isEqualTo(1);
                            assertThat(tally.confirmed()).isEmpty();
                            assertThat(tally.claimed().isPresent())
                                    .isEqualTo(tally.criterion()
                                            .equals(run.criteria().get(0)));
                        });
                assertThat(tallies.listCredits(handle, city.id(), learner.id())).containsExactly(run.id());
                assertThat(tallies.removeCredit(
                                handle, city.id(), learner.id(), new RunId("another"), run.standard(), run.criteria()))
                        .isFalse();
            });
        }
    }

    private static Completion completion(LearnerId learner, UUID link, Source source) {
        return new Completion(
                UUID.randomUUID(), learner, Rows.RUN, link, source, link + "/" + learner, learner, Rows.NOON);
    }

    private static Completions.Decision decision(Completion completion, boolean awarded) {
        return new Completions.Decision(completion.id(), awarded, List.of("One.", "Two."), Rows.NOON);
    }
}
