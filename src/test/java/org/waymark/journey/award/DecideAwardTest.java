package org.waymark.journey.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.progress.Verdict.Outcome.AWARDED;
import static org.waymark.progress.Verdict.Outcome.NEVER;
import static org.waymark.progress.Verdict.Outcome.NOT_YET;
import static org.waymark.progress.Verdict.Outcome.REVOKED;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.completion.Activity;
import org.waymark.completion.Decision;
import org.waymark.completion.Received;
import org.waymark.completion.Report;
import org.waymark.credential.Credential;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.Catalogue;
import org.waymark.learning.RunId;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.progress.GradeRule;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.roster.Listed;
import org.waymark.roster.Members;
import org.waymark.standing.Credits;
import org.waymark.store.Rows;

/** J.9: what decides about badges and grades is tested beside it, without a server. */
class DecideAwardTest {
    private static final Rule LEARNER_OR_FILE = AwardBench.rule(Source.LEARNER, Source.FILE);

    private static AwardBench bench;

    @BeforeAll
    static void open() {
        bench = new AwardBench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void an_award_is_given_once_however_many_sources_tell_it() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        Decision first =
                bench.tell(Source.LEARNER, activity, learner).decision().orElseThrow();
        assertThat(first.outcome()).isEqualTo(AWARDED);
        assertThat(bench.grade(activity, learner)).contains(100.0);

        Decision second = bench.tell(Source.FILE, activity, learner).decision().orElseThrow();
        assertThat(second.awarded()).isTrue();
        assertThat(bench.badges(learner)).singleElement().satisfies(badge -> {
            assertThat(badge.edition()).isEqualTo(1);
            assertThat(badge.revoked()).isFalse();
        });
    }

    @Test
    void one_run_in_two_activities_is_one_badge_and_two_grades() {
        Activity here = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Activity there = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        bench.tell(Source.LEARNER, here, learner);
        bench.tell(Source.LEARNER, there, learner);
        assertThat(bench.badges(learner)).hasSize(1);
        assertThat(bench.grade(here, learner)).contains(100.0);
        assertThat(bench.grade(there, learner)).contains(100.0);

        bench.withdraw(Source.LEARNER, here, learner);
        assertThat(bench.badges(learner).get(0).revoked())
                .as("it still rests on the other activity")
                .isFalse();
        assertThat(bench.grade(here, learner)).contains(0.0);
        assertThat(bench.grade(there, learner)).contains(100.0);
    }

    @Test
    void what_is_told_twice_is_no_news_and_decides_nothing() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        Report report = bench.report(Source.FILE, activity, learner);
        bench.record(report);
        Recorded again = bench.record(report);
        assertThat(again.received()).isEqualTo(Received.KNOWN);
        assertThat(again.decision()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Occasion.class)
    void decided_again_from_the_same_facts_nothing_changes(Occasion occasion) {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner awarded = bench.learner();
        Learner waiting = bench.learner();
        bench.tell(Source.LEARNER, activity, awarded);
        bench.decide(activity, waiting, Occasion.TOLD);
        List<UUID> before = List.of(
                bench.last(activity, awarded).orElseThrow().id(),
                bench.last(activity, waiting).orElseThrow().id());
        List<Integer> rows = rows();

        assertThat(List.of(
                        bench.decide(activity, awarded, occasion).id(),
                        bench.decide(activity, waiting, occasion).id()))
                .isEqualTo(before);
        assertThat(rows()).isEqualTo(rows);
    }

    /** Version 0.1 kept sentences: they show as they are, and deciding again awards, revokes and grades nothing. */
    @ParameterizedTest
    @EnumSource(Occasion.class)
    void a_decision_that_was_kept_in_sentences_stands_and_is_kept_as_facts_once(Occasion occasion) {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        bench.tell(Source.LEARNER, activity, learner);
        bench.database.useTransaction(handle -> handle.createUpdate("""
                        update decision set reasons = :reasons, rule = 'Somebody has completed this when they say so.'
                        where learner_id = :learner
                        """)
                .bind("reasons", "You said that it is complete.\nThis run supports 2 criteria of the Standard.")
                .bind("learner", learner.id())
                .execute());
        assertThat(Message.words(bench.last(activity, learner).orElseThrow().reasons()))
                .containsExactly("You said that it is complete.", "This run supports 2 criteria of the Standard.");
        List<Integer> rows = rows();

        Decision again = bench.decide(activity, learner, occasion);
        assertThat(again.awarded()).isTrue();
        assertThat(again.reasons()).allMatch(reason -> reason.room().equals("progress"));
        assertThat(rows()).isEqualTo(List.of(rows.get(0) + 1, rows.get(1), rows.get(2)));
        assertThat(bench.decide(activity, learner, occasion).id()).isEqualTo(again.id());
    }

    private static List<Integer> rows() {
        return List.of(
                Rows.count(bench.database, "decision"),
                Rows.count(bench.database, "credential"),
                Rows.count(bench.database, "score"));
    }

    @Test
    void a_withdrawn_completion_revokes_the_badge_and_moves_the_grade_to_zero() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        bench.tell(Source.LEARNER, activity, learner);
        Decision revoked =
                bench.withdraw(Source.LEARNER, activity, learner).decision().orElseThrow();
        assertThat(revoked.outcome()).isEqualTo(REVOKED);
        assertThat(Message.words(revoked.reasons())).contains("Withdrawn: It was a mistake.");
        assertThat(bench.grade(activity, learner)).contains(0.0);
        assertThat(bench.badges(learner)).extracting(Credential::revoked).containsExactly(true);
    }

    @Test
    void a_badge_that_comes_again_is_a_new_edition_and_the_revoked_one_stays_revoked() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        bench.tell(Source.LEARNER, activity, learner);
        bench.withdraw(Source.LEARNER, activity, learner);
        bench.tell(Source.FILE, activity, learner);
        assertThat(bench.badges(learner))
                .extracting(badge -> badge.edition() + " " + badge.revoked())
                .containsExactlyInAnyOrder("1 true", "2 false");
        assertThat(bench.grade(activity, learner)).contains(100.0);
    }

    @Test
    void somebody_who_has_done_nothing_gets_no_grade() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        assertThat(bench.decide(activity, learner, Occasion.TOLD).outcome()).isEqualTo(NOT_YET);
        assertThat(bench.grade(activity, learner)).isEmpty();
    }

    @Test
    void the_test_user_of_a_platform_gets_neither_badge_nor_grade() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner(true);
        assertThat(bench.tell(Source.LEARNER, activity, learner).decision().map(Decision::outcome))
                .contains(NEVER);
        assertThat(bench.badges(learner)).isEmpty();
        assertThat(bench.grade(activity, learner)).isEmpty();
    }

    @Test
    void a_stricter_rule_takes_a_badge_back_only_when_somebody_asks_for_it() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        Decision awarded =
                bench.tell(Source.LEARNER, activity, learner).decision().orElseThrow();
        bench.setRule(activity, AwardBench.rule(Source.INSTRUCTOR));

        assertThat(bench.decide(activity, learner, Occasion.TOLD)).isEqualTo(awarded);
        assertThat(bench.badges(learner)).extracting(Credential::revoked).containsExactly(false);
        assertThat(bench.decide(activity, learner, Occasion.RULE).outcome()).isEqualTo(REVOKED);
        assertThat(bench.badges(learner)).extracting(Credential::revoked).containsExactly(true);
    }

    @Test
    void what_a_badge_rested_on_is_withdrawn_and_no_changed_rule_keeps_it() {
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        bench.tell(Source.LEARNER, activity, learner);
        bench.setRule(activity, AwardBench.rule(Source.INSTRUCTOR));
        bench.withdraw(Source.LEARNER, activity, learner);
        assertThat(bench.last(activity, learner).map(Decision::outcome)).contains(REVOKED);
    }

    @Test
    void a_badge_waits_until_the_platforms_list_names_the_learner() {
        Activity activity = bench.listed(LEARNER_OR_FILE);
        Learner learner = bench.learner();
        Decision held = bench.tell(Source.LEARNER, activity, learner).decision().orElseThrow();
        assertThat(held.outcome()).isEqualTo(NOT_YET);
        assertThat(held.missing()).containsExactly(AwaitRoster.MISSING);
        assertThat(bench.badges(learner)).isEmpty();
        assertThat(bench.grade(activity, learner)).isEmpty();
        assertThat(waits(activity, learner)).isTrue();

        bench.database.useTransaction(handle -> new Members()
                .addListed(
                        handle,
                        course(activity),
                        1,
                        List.of(new Listed(learner.subject(), "Ada", null, null, null, null, true, true)),
                        Rows.NOON));
        assertThat(bench.decide(activity, learner, Occasion.TOLD).outcome()).isEqualTo(AWARDED);
        assertThat(bench.badges(learner)).hasSize(1);
        assertThat(bench.grade(activity, learner)).contains(100.0);
        assertThat(waits(activity, learner)).isFalse();
    }

    private static CourseId course(Activity activity) {
        return bench.database.inTransaction(handle -> new ResourceLinks()
                .find(handle, activity.resourceLink())
                .orElseThrow()
                .course());
    }

    private static boolean waits(Activity activity, Learner learner) {
        return bench.database.inTransaction(handle -> new AwaitRoster()
                .find(
                        handle,
                        new ResourceLinks()
                                .find(handle, activity.resourceLink())
                                .orElseThrow(),
                        learner.id())
                .isPresent());
    }

    @Test
    void a_run_that_asks_for_a_badge_follows_when_it_comes_and_when_it_goes() {
        RunId next = bench.database.inTransaction(handle -> new Catalogue()
                .listRuns(handle).stream()
                        .map(entry -> entry.run().id())
                        .filter(run -> !run.equals(Rows.RUN))
                        .findFirst()
                        .orElseThrow());
        Activity basics = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Activity advanced = bench.activity(next, LEARNER_OR_FILE.withPrerequisites(List.of(Rows.RUN.value())));
        Learner learner = bench.learner();
        assertThat(bench.tell(Source.FILE, advanced, learner).decision().map(Decision::outcome))
                .contains(NOT_YET);

        bench.tell(Source.LEARNER, basics, learner);
        assertThat(bench.last(advanced, learner).map(Decision::outcome)).contains(AWARDED);
        assertThat(bench.badges(learner)).hasSize(2);
        bench.withdraw(Source.LEARNER, basics, learner);
        assertThat(bench.last(advanced, learner).map(Decision::outcome)).contains(REVOKED);
        assertThat(bench.badges(learner)).extracting(Credential::revoked).containsExactly(true, true);
    }

    @Test
    void the_citys_tallies_follow_the_badge() {
        City city = bench.database.inTransaction(handle -> new Cities().addOrFind(handle, "Springfield", Rows.NOON));
        Activity activity = bench.activity(Rows.RUN, LEARNER_OR_FILE);
        Learner learner = bench.learner();
        bench.database.useTransaction(handle -> new Learners().markJoined(handle, learner.id(), city.id(), Rows.NOON));
        bench.tell(Source.LEARNER, activity, learner);
        assertThat(credits(city, learner)).containsExactly(Rows.RUN);
        bench.withdraw(Source.LEARNER, activity, learner);
        assertThat(credits(city, learner)).isEmpty();
    }

    private static List<RunId> credits(City city, Learner learner) {
        return bench.database.inTransaction(handle -> new Credits().list(handle, city.id(), learner.id()));
    }

    @Test
    void the_grade_says_what_the_rule_lets_its_columns_say() {
        Activity half = bench.activity(
                Rows.RUN,
                LEARNER_OR_FILE.withNeed(Rule.Need.ALL, 1).withGrade(GradeRule.of(Rule.ScorePolicy.CONDITIONS)));
        Activity none = bench.activity(Rows.RUN, LEARNER_OR_FILE.withGrade(GradeRule.of(Rule.ScorePolicy.NONE)));
        Learner learner = bench.learner();
        bench.tell(Source.FILE, half, learner);
        assertThat(bench.grade(half, learner)).contains(50.0);
        bench.tell(Source.FILE, none, learner);
        assertThat(bench.badges(learner)).hasSize(1);
        assertThat(bench.grade(none, learner)).isEmpty();
    }

    @Test
    void where_only_an_administrator_may_approve_nobody_else_is_an_approver() {
        Activity strict =
                bench.activity(Rows.RUN, AwardBench.rule(Source.INSTRUCTOR).withApprover(Rule.Approver.ADMINISTRATOR));
        Activity usual = bench.activity(Rows.RUN, AwardBench.rule(Source.INSTRUCTOR));
        Learner teacher = bench.learner();
        FindApprover find = bench.awards.findApprover;
        assertThat(find.find(strict.resourceLink(), teacher.id(), false)).isEmpty();
        assertThat(find.find(strict.resourceLink(), teacher.id(), true)).isPresent();
        assertThat(find.find(usual.resourceLink(), teacher.id(), false)).isPresent();
        assertThat(find.find(new ResourceLinkId(UUID.randomUUID()), teacher.id(), true))
                .as("a link that stands for no run")
                .isEmpty();
    }
}
