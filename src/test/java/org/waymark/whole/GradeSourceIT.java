package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.completion.Completion;
import org.waymark.id.ResourceLinkId;
import org.waymark.poll.Poll;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.TestDatabase;

/** An instructor grades in the LMS, and Waymark finds it there. */
class GradeSourceIT {
    private static final Rule GRADE_ONLY = SourceBench.rule(EnumSet.of(Source.GRADE), Rule.ScorePolicy.NONE);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_grade_completes_when_it_is_enough_and_the_award_follows_it_down_and_away(TestDatabase on) {
        try (SourceBench bench = new SourceBench(on, 3)) {
            PlacedActivity activity = bench.room.withColumn("Graded");
            Person learner = bench.room.learner(0);
            bench.room.launch(new WebBrowser(), learner, activity);
            bench.setRule(activity, GRADE_ONLY);
            ResourceLinkId link = bench.link(activity);
            // Nobody asks: the first look comes by itself.
            bench.waitForNextRound(Poll.Kind.GRADES, link);
            assertThat(bench.reports(Source.GRADE)).isZero();

            grade(bench, activity, learner, 55);
            grade(bench, activity, bench.room.learner(1), 0);
            WebBrowser.Page page = bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(page.body()).contains("Waymark read 2 grades; 2 were new.");
            assertThat(bench.fact(Source.GRADE, learner).orElseThrow().report().share())
                    .isEqualTo(0.55);
            // A zero is a zero, of somebody who never came here too.
            assertThat(bench.fact(Source.GRADE, bench.room.learner(1))
                            .orElseThrow()
                            .report()
                            .share())
                    .isZero();
            assertThat(bench.fact(Source.GRADE, bench.room.learner(2))).isEmpty();
            assertThat(bench.hasBadge(learner, activity)).isFalse();

            grade(bench, activity, learner, 80);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.hasBadge(learner, activity)).isTrue();
            int reports = bench.reports(Source.GRADE);
            assertThat(bench.lookNow(activity, Poll.Kind.GRADES, link).body()).contains("nothing was new");
            assertThat(bench.reports(Source.GRADE)).isEqualTo(reports);

            grade(bench, activity, learner, 40);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.revoked()).isEqualTo(1);

            grade(bench, activity, learner, 90);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.hasBadge(learner, activity)).isTrue();
            bench.waymark.lms.school().removeGrade(column(bench, activity).id(), learner.id());
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.revoked()).isEqualTo(2);
            assertThat(bench.fact(Source.GRADE, learner).orElseThrow().stands()).isFalse();

            // The same grade again, after it was gone, is a grade again.
            grade(bench, activity, learner, 90);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.fact(Source.GRADE, learner).map(Completion::stands))
                    .contains(true);
        }
    }

    @Test
    void what_waymark_itself_sent_is_no_grade_of_an_instructor_and_pages_are_followed() {
        try (SourceBench bench = new SourceBench(TestDatabase.H2, 5)) {
            PlacedActivity activity = bench.room.withColumn("Ours");
            for (int i = 0; i < 3; i++) {
                bench.room.complete(bench.room.learner(i), activity);
                bench.room.waitForGrade(activity, bench.room.learner(i), Duration.ofSeconds(20));
            }
            bench.setRule(
                    activity, SourceBench.rule(EnumSet.of(Source.LEARNER, Source.GRADE), Rule.ScorePolicy.COMPLETE));
            ResourceLinkId link = bench.link(activity);
            grade(bench, activity, bench.room.learner(3), 70);
            bench.waymark.lms.quirks().add(Quirk.SMALL_PAGES);
            assertThat(bench.lookNow(activity, Poll.Kind.GRADES, link).body())
                    .contains("Waymark read 4 grades; 1 was new.");
            assertThat(bench.fact(Source.GRADE, bench.room.learner(0))).isEmpty();

            // The award sends our own 100 % into the same column: the instructor's word stays what it was.
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> bench.room
                            .findGrade(activity, bench.room.learner(3))
                            .filter(grade -> grade.score() == 100)
                            .isPresent(),
                    () -> bench.room.calls(activity));
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.fact(Source.GRADE, bench.room.learner(3))
                            .orElseThrow()
                            .report()
                            .share())
                    .isEqualTo(0.7);

            // Lowered by the instructor it counts, although a 100 % of ours was there before.
            grade(bench, activity, bench.room.learner(3), 10);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.revoked()).isEqualTo(1);
        }
    }

    @Test
    void failures_are_shown_backed_off_from_and_take_nothing_away() {
        try (SourceBench bench = new SourceBench(TestDatabase.H2, 1)) {
            PlacedActivity activity = bench.room.withColumn("Failing");
            Person learner = bench.room.learner(0);
            bench.room.launch(new WebBrowser(), learner, activity);
            bench.setRule(activity, GRADE_ONLY);
            ResourceLinkId link = bench.link(activity);
            grade(bench, activity, learner, 80);
            bench.lookNow(activity, Poll.Kind.GRADES, link);

            bench.waymark.lms.fault(Spot.RESULTS, Fault.html());
            WebBrowser.Page page = bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(page.body()).contains("with a web page");
            assertThat(aMinuteLater(bench, activity).body()).contains("/look\"");
            Poll once = bench.findLook(Poll.Kind.GRADES, link).orElseThrow();
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            Poll twice = bench.findLook(Poll.Kind.GRADES, link).orElseThrow();
            assertThat(Duration.between(twice.lookedAt(), twice.nextAt()))
                    .isEqualTo(Duration.between(once.lookedAt(), once.nextAt()).multipliedBy(2));

            bench.waymark.lms.fault(Spot.RESULTS, Fault.tooMany(Duration.ofHours(3)));
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            Poll told = bench.findLook(Poll.Kind.GRADES, link).orElseThrow();
            assertThat(told.nextAt()).isAfterOrEqualTo(told.lookedAt().plus(Duration.ofHours(3)));
            // Asked to wait, not even the instructor's button asks.
            assertThat(aMinuteLater(bench, activity).body()).doesNotContain("/look\"");

            bench.waymark.lms.clearFaults();
            assertThat(bench.fact(Source.GRADE, learner).orElseThrow().stands()).isTrue();
            assertThat(bench.revoked()).isZero();
        }
    }

    @Test
    void what_a_person_took_back_stays_so_while_the_grade_is_the_same() {
        try (SourceBench bench = new SourceBench(TestDatabase.H2, 1)) {
            PlacedActivity activity = bench.room.withColumn("Taken back");
            Person learner = bench.room.learner(0);
            bench.room.launch(new WebBrowser(), learner, activity);
            bench.setRule(activity, GRADE_ONLY);
            ResourceLinkId link = bench.link(activity);
            grade(bench, activity, learner, 80);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            bench.takeBack(Source.GRADE, learner);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.fact(Source.GRADE, learner).orElseThrow().stands()).isFalse();

            grade(bench, activity, learner, 85);
            bench.lookNow(activity, Poll.Kind.GRADES, link);
            assertThat(bench.fact(Source.GRADE, learner).orElseThrow().stands()).isTrue();
        }
    }

    private static WebBrowser.Page aMinuteLater(SourceBench bench, PlacedActivity activity) {
        bench.clock.move(Duration.ofMinutes(1));
        return bench.room.teacherPage(new WebBrowser(), activity);
    }

    private static LineItem column(SourceBench bench, PlacedActivity activity) {
        return bench.room.columns(activity).get(0);
    }

    private static void grade(SourceBench bench, PlacedActivity activity, Person person, double points) {
        bench.waymark
                .lms
                .school()
                .markGrade(new Grade(
                        column(bench, activity).id(),
                        person.id(),
                        points,
                        null,
                        bench.clock.instant().toString(),
                        "Completed",
                        "FullyGraded"));
    }
}
