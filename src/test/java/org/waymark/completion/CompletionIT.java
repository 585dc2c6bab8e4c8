package org.waymark.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.completion.rule.Rules;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.RunId;
import org.waymark.lti.platform.Registration;
import org.waymark.people.LearnerId;
import org.waymark.progress.Generated;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class CompletionIT {
    private final Activities activities = new Activities();
    private final Completions completions = new Completions();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_fact_told_by_many_at_once_is_one_completion(TestDatabase kind) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            ResourceLinkId link = Rows.addLink(database, registration, "9").id();
            LearnerId learner = Rows.addLearner(database, registration, "7").id();
            Report report = report(learner, link, Source.LEARNER);
            List<Received> received = Rows.together(
                    6, () -> database.inTransaction(handle -> completions.add(handle, report, Rows.NOON)));
            assertThat(received.stream().filter(one -> one == Received.NEWS)).hasSize(1);
            assertThat(Rows.count(database, "completion")).isEqualTo(1);
            assertThat(Rows.count(database, "completion_report")).isEqualTo(1);
            TimeZone.setDefault(TimeZone.getTimeZone("Australia/Lord_Howe"));
            database.useTransaction(handle -> {
                Completion kept = completions.listOf(handle, learner, Rows.RUN).get(0);
                assertThat(kept.completedAt()).isEqualTo(Rows.NOON);
                assertThat(kept.report().saidBy()).isEqualTo(learner);
                assertThat(kept.report().toldAt()).isEqualTo(Rows.NOON);
                assertThat(completions.listOf(handle, link)).containsExactly(kept);
                assertThat(completions.add(handle, report(learner, link, Source.INSTRUCTOR), Rows.NOON))
                        .as("another source tells another fact")
                        .isEqualTo(Received.NEWS);
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
            ResourceLinkId link = Rows.addLink(database, registration, "9").id();
            LearnerId learner = Rows.addLearner(database, registration, "7").id();
            List<Boolean> added = Rows.together(
                    5,
                    () -> database.<Boolean>inTransaction(handle -> {
                        activities.addParticipant(handle, link, learner, Rows.NOON);
                        activities.addRequest(handle, link, learner, Rows.NOON);
                        return activities.add(handle, new Activity(link, Rows.RUN), Rows.NOON);
                    }));
            assertThat(added.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                assertThat(activities.find(handle, link)).contains(new Activity(link, Rows.RUN));
                assertThat(activities.listOf(handle, learner, Rows.RUN)).containsExactly(link);
                assertThat(activities.listOf(handle, learner, new RunId("another")))
                        .isEmpty();
                assertThat(activities.listParticipants(handle, link)).containsExactly(learner);
                assertThat(activities.listRequests(handle, link))
                        .containsExactly(new Activities.ApprovalRequest(learner, Rows.NOON));
            });
            List<Boolean> removed = Rows.together(
                    4,
                    () -> database.<Boolean>inTransaction(handle -> activities.removeRequest(handle, link, learner)));
            assertThat(removed.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle ->
                    assertThat(activities.findRequest(handle, link, learner)).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void of_all_reports_of_a_fact_the_last_told_holds_in_whichever_order_they_come(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            long seed = 7;
            for (int round = 0; round < 60; round++) {
                LearnerId learner =
                        Rows.addLearner(database, registration, "r" + round).id();
                Random random = new Random(seed + round);
                List<Report> told = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    Report report = report(learner, null, Source.FILE)
                            .told(Rows.NOON.plusSeconds(random.nextInt(4)))
                            .withShare(0.5);
                    told.add(
                            random.nextBoolean()
                                    ? report
                                    : report.withdrawn(report.toldAt(), null, "a mistake in the file"));
                }
                Report last = told.stream()
                        .max(Comparator.comparing(Report::toldAt).thenComparing(Report::kind))
                        .orElseThrow();
                Collections.shuffle(told, random);
                database.useTransaction(handle -> {
                    told.forEach(report -> completions.add(handle, report, Rows.NOON));
                    assertThat(told)
                            .as("a second time nothing is news")
                            .allSatisfy(report -> assertThat(completions.add(handle, report, Rows.NOON))
                                    .isEqualTo(Received.KNOWN));
                });
                Completion fact = database.inTransaction(
                        handle -> completions.listOf(handle, learner, Rows.RUN).get(0));
                assertThat(fact.stands()).as("seed %s", seed + round).isEqualTo(last.kind() == Report.Kind.STANDS);
                assertThat(fact.report().toldAt()).isEqualTo(last.toldAt());
                long kinds = told.stream()
                        .map(report -> report.kind() + " " + report.toldAt())
                        .distinct()
                        .count();
                List<ReportLine> kept = database.inTransaction(handle -> completions.listReports(handle, fact.id()));
                assertThat(kept).hasSize((int) kinds);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_id_of_a_fact_is_not_given_to_another_person(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            LearnerId one = Rows.addLearner(database, registration, "1").id();
            LearnerId other = Rows.addLearner(database, registration, "2").id();
            database.useTransaction(handle -> {
                Report first = Report.of(Source.INTAKE, "id", one, Rows.RUN, null, Rows.NOON, "client", "{}");
                Report second =
                        Report.of(Source.INTAKE, "id", other, Rows.RUN, null, Rows.NOON.plusSeconds(9), "client", "{}");
                assertThat(completions.add(handle, first, Rows.NOON)).isEqualTo(Received.NEWS);
                assertThat(completions.add(handle, second, Rows.NOON)).isEqualTo(Received.CONTRADICTION);
                assertThat(completions.listOf(handle, other, Rows.RUN)).isEmpty();
                assertThat(completions.knowsOfRun(handle, one, Rows.RUN)).isTrue();
                assertThat(completions.knowsOfRun(handle, other, Rows.RUN)).isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_rule_of_an_activity_goes_before_that_of_its_run_and_both_are_kept_whole(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            ResourceLinkId link =
                    Rows.addLink(database, Rows.addRegistration(database), "9").id();
            Rules rules = new Rules();
            for (int round = 0; round < 30; round++) {
                Rule first = Generated.rule(new Random(round));
                Rule second = Generated.rule(new Random(1_000 + round));
                database.useTransaction(handle -> {
                    rules.put(handle, Rows.RUN, first, null, Rows.NOON);
                    assertThat(rules.get(handle, Rows.RUN, null)).isEqualTo(first);
                    assertThat(rules.get(handle, Rows.RUN, new ResourceLinkId(UUID.randomUUID())))
                            .isEqualTo(first);
                    rules.put(handle, link, second, null, Rows.NOON);
                    assertThat(rules.get(handle, Rows.RUN, link)).isEqualTo(second);
                    assertThat(rules.find(handle, link)).contains(second);
                    assertThat(rules.get(handle, new RunId("another"), null)).isEqualTo(Rule.USUAL);
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_fact_is_what_its_reports_say_in_whichever_order_they_come_and_go(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            Registration registration = Rows.addRegistration(database);
            for (long seed = 1; seed <= 12; seed++) {
                Random random = new Random(seed);
                LearnerId one =
                        Rows.addLearner(database, registration, "a" + seed).id();
                LearnerId other =
                        Rows.addLearner(database, registration, "b" + seed).id();
                List<Integer> times = random.ints(7, 0, 12).boxed().toList();
                List<Integer> voided =
                        times.stream().filter(time -> random.nextInt(3) == 0).toList();
                List<Integer> shuffled = new ArrayList<>(times);
                Collections.shuffle(shuffled, random);
                boolean withShare = random.nextBoolean();
                // One learner hears of everything and then of what was voided, the other in another order and between.
                for (int time : times) {
                    tell(database, one, time, withShare);
                }
                for (int time : voided) {
                    voidReports(database, one, time);
                }
                for (int time : shuffled) {
                    tell(database, other, time, withShare);
                    if (voided.contains(time)) {
                        voidReports(database, other, time);
                    }
                }
                assertThat(said(database, other)).as("seed " + seed).isEqualTo(said(database, one));
            }
        }
    }

    /** A text of several lines takes more room as a kept message than as it was typed. */
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void the_longest_reason_that_somebody_may_write_is_kept_as_it_was_written(TestDatabase kind) {
        try (Database database = kind.open()) {
            Rows.addBuiltIn(database);
            LearnerId learner = Rows.addLearner(database, Rows.addRegistration(database), "7")
                    .id();
            String written = "\"\n".repeat(500);
            tell(database, learner, 0, false);
            Report told = database.inTransaction(handle -> completions.listOf(handle, learner, Rows.RUN))
                    .get(0)
                    .report();
            database.useTransaction(handle ->
                    completions.add(handle, told.withdrawn(Rows.NOON.plusSeconds(9), null, written), Rows.NOON));
            List<Completion> kept = database.inTransaction(handle -> completions.listOf(handle, learner, Rows.RUN));
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).stands()).isFalse();
            assertThat(kept.get(0).report().reason()).isEqualTo(Message.plain(written));
        }
    }

    /** At every third time it is taken back; the results change now and then. */
    private void tell(Database database, LearnerId learner, int time, boolean withShare) {
        Report told = Report.of(
                Source.FILE,
                "file/" + Rows.RUN.value() + "/" + learner.value(),
                learner,
                Rows.RUN,
                null,
                Rows.NOON.plusSeconds(time),
                "report.csv",
                "");
        Report full = withShare ? told.withShare(time % 2) : told;
        database.useTransaction(handle ->
                completions.add(handle, time % 3 == 2 ? full.withdrawn(full.toldAt(), null, "no") : full, Rows.NOON));
    }

    private void voidReports(Database database, LearnerId learner, int time) {
        database.useTransaction(handle -> completions.markVoided(
                handle,
                completions
                        .find(handle, Source.FILE, "file/" + Rows.RUN.value() + "/" + learner.value())
                        .orElseThrow(),
                new Completions.ToldAt(Rows.NOON.plusSeconds(time)),
                Rows.NOON.plusSeconds(100),
                Message.plain("void")));
    }

    private String said(Database database, LearnerId learner) {
        Completion fact = database.inTransaction(handle -> completions
                .find(handle, Source.FILE, "file/" + Rows.RUN.value() + "/" + learner.value())
                .orElseThrow());
        return fact.stands()
                ? fact.completedAt() + " " + fact.report().share()
                : "taken back " + fact.report().reason();
    }

    private static Report report(LearnerId learner, ResourceLinkId link, Source source) {
        return new Report(
                source,
                link + "/" + learner,
                learner,
                Rows.RUN,
                link,
                Report.Kind.STANDS,
                Rows.NOON,
                Rows.NOON,
                null,
                List.of(),
                false,
                "",
                learner,
                false,
                null,
                "",
                null);
    }
}
