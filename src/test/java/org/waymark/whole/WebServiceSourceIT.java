package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.completion.Completion;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.moodle.WebServices;
import org.waymark.poll.Poll;
import org.waymark.practice.school.Completed;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.TestDatabase;

/** The LMS's web services say who has completed the course, and Waymark asks them. */
class WebServiceSourceIT {
    private static final Rule SERVICE_ONLY = SourceBench.rule(EnumSet.of(Source.WEB_SERVICE), Rule.ScorePolicy.NONE);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_course_completed_in_the_lms_completes_the_activity_and_is_taken_back_with_it(TestDatabase on) {
        try (SourceBench bench = new SourceBench(on, 3)) {
            PlacedActivity activity = bench.room.withColumn("Course");
            PlacedActivity other = bench.room.withColumn("Another rule");
            for (int i = 0; i < 3; i++) {
                bench.room.launch(new WebBrowser(), bench.room.learner(i), i == 2 ? other : activity);
            }
            Person learner = bench.room.learner(0);
            bench.setRule(activity, SERVICE_ONLY);
            CourseId course = course(bench, activity);

            // The schedule looks by itself, and says what is missing.
            assertThat(bench.waitForNextRound(Poll.Kind.COURSE, course)
                            .outcome()
                            .words())
                    .contains("must enter the address and token");
            assertThat(calls(bench)).isZero();
            WebBrowser admin = admin(bench);
            WebBrowser.Page page = setUp(bench, admin, "wrong-token");
            assertThat(admin.post(page.form("/web-service/test")).body()).contains("does not recognize the token");
            page = setUp(bench, admin, bench.waymark.lms.school().webServiceToken());
            assertThat(page.body()).doesNotContain(bench.waymark.lms.school().webServiceToken());
            assertThat(admin.post(page.form("/web-service/test")).body()).contains("The LMS accepts the token");

            tick(bench, learner);
            tick(bench, bench.room.learner(2));
            assertThat(bench.lookNow(activity, Poll.Kind.COURSE, course).body())
                    .contains("Waymark asked about 3 learners; 2 were new.");
            assertThat(bench.hasBadge(learner, activity)).isTrue();
            assertThat(bench.fact(Source.WEB_SERVICE, learner).orElseThrow().completedAt())
                    .isEqualTo(Instant.ofEpochSecond(bench.waymark
                            .lms
                            .school()
                            .findCompleted(bench.room.course.id(), learner.id())
                            .orElseThrow()
                            .at()));
            // Who learns in the course and has not opened this very activity gets it too.
            assertThat(bench.fact(Source.WEB_SERVICE, bench.room.learner(2)).map(Completion::stands))
                    .contains(true);
            assertThat(bench.lookNow(activity, Poll.Kind.COURSE, course).body()).contains("nothing was new");
            assertThat(bench.reports(Source.WEB_SERVICE)).isEqualTo(2);

            bench.waymark.lms.school().removeCompleted(bench.room.course.id(), learner.id());
            bench.lookNow(activity, Poll.Kind.COURSE, course);
            assertThat(bench.revoked()).isEqualTo(1);
            tick(bench, learner);
            bench.lookNow(activity, Poll.Kind.COURSE, course);
            assertThat(bench.fact(Source.WEB_SERVICE, learner).map(Completion::stands))
                    .contains(true);
        }
    }

    /** C.1: what the LMS refuses to tell of one person is no matter of the others. */
    @Test
    void a_person_of_whom_nothing_is_told_stops_nobody_else() {
        try (SourceBench bench = new SourceBench(TestDatabase.H2, 4)) {
            PlacedActivity activity = bench.room.withColumn("Course");
            for (int i = 0; i < 4; i++) {
                bench.room.launch(new WebBrowser(), bench.room.learner(i), activity);
                tick(bench, bench.room.learner(i));
            }
            bench.waymark.lms.quirks().add(Quirk.TWO_REFUSED);
            setUp(bench, admin(bench), bench.waymark.lms.school().webServiceToken());
            bench.setRule(activity, SERVICE_ONLY);
            CourseId course = course(bench, activity);
            assertThat(bench.lookNow(activity, Poll.Kind.COURSE, course).body())
                    .contains("Waymark asked about 4 learners; 2 were new. 1 was not found in the course."
                            + " The learning platform said nothing about 1 learner: The token's user can see");
            assertThat(bench.fact(Source.WEB_SERVICE, bench.room.learner(3)).map(Completion::stands))
                    .contains(true);
            // Where nothing is told of anybody it is no matter of each of them.
            bench.waymark.lms.quirks().clear();
            bench.waymark.lms.fault(Spot.WEB_SERVICE, Fault.status(500));
            bench.lookNow(activity, Poll.Kind.COURSE, course);
            assertThat(bench.findLook(Poll.Kind.COURSE, course).orElseThrow().good())
                    .isFalse();
        }
    }

    /** C.1: a failure delays the next look by a minute, then two; the overview says what fails, and since when. */
    @Test
    void a_look_that_failed_is_made_again_within_minutes_and_the_administrator_reads_of_it() {
        try (SourceBench bench = new SourceBench(TestDatabase.H2, 1)) {
            PlacedActivity activity = bench.room.withColumn("Course");
            bench.room.launch(new WebBrowser(), bench.room.learner(0), activity);
            WebBrowser admin = admin(bench);
            setUp(bench, admin, bench.waymark.lms.school().webServiceToken());
            bench.waymark.lms.fault(Spot.WEB_SERVICE, Fault.status(503));
            tick(bench, bench.room.learner(0));
            bench.setRule(activity, SERVICE_ONLY);
            CourseId course = course(bench, activity);
            Poll first = bench.waitForNextRound(Poll.Kind.COURSE, course);
            assertThat(first.good()).isFalse();
            // Kept as a fact; the number of the answer is for administrators.
            assertThat(first.outcome()).isEqualTo(Messages.of(WebServices.class).message("status", "status", 503));
            assertThat(bench.room.teacherPage(new WebBrowser(), activity).body())
                    .contains("not working at the moment.")
                    .doesNotContain("503");
            assertThat(Duration.between(first.lookedAt(), first.nextAt())).isEqualTo(Duration.ofMinutes(1));
            bench.clock.move(Duration.ofSeconds(61));
            Poll second = bench.waitForNextRound(Poll.Kind.COURSE, course);
            assertThat(Duration.between(second.lookedAt(), second.nextAt())).isEqualTo(Duration.ofMinutes(2));
            assertThat(second.failingSince()).isEqualTo(first.lookedAt());
            assertThat(overview(bench).body())
                    .contains(
                            "Waymark cannot read the web services of",
                            "for 1 course.",
                            "not working at the moment (status 503)")
                    .contains(
                            "This has failed since " + Language.ENGLISH.moment(first.lookedAt()),
                            "/web-service\">See the platform");

            bench.waymark.lms.clearFaults();
            bench.clock.move(Duration.ofSeconds(121));
            assertThat(bench.waitForNextRound(Poll.Kind.COURSE, course)
                            .outcome()
                            .words())
                    .contains("1 was new");
            assertThat(bench.hasBadge(bench.room.learner(0), activity)).isTrue();
            assertThat(overview(bench).body()).doesNotContain("cannot read the web services");
            // A look that failed and that no rule asks for any more is nobody's worry.
            bench.database.useTransaction(
                    handle -> handle.execute("update look set good = false, failing_since = next_at"));
            assertThat(overview(bench).body()).contains("cannot read the web services");
            bench.setRule(activity, SourceBench.rule(EnumSet.of(Source.LEARNER), Rule.ScorePolicy.NONE));
            assertThat(overview(bench).body()).doesNotContain("cannot read the web services");
        }
    }

    private static WebBrowser.Page overview(SourceBench bench) {
        WebBrowser browser = new WebBrowser();
        String link =
                bench.waymark.app.journeys.admin.enterAdministration.makeLink().toString();
        return browser.post(browser.get(link).form(link.substring(link.indexOf("/admin/"))));
    }

    @Test
    void what_a_person_took_back_stays_so_until_the_course_is_completed_later() {
        try (SourceBench bench = new SourceBench(TestDatabase.H2, 1)) {
            PlacedActivity activity = bench.room.withColumn("Course");
            Person learner = bench.room.learner(0);
            bench.room.launch(new WebBrowser(), learner, activity);
            setUp(bench, admin(bench), bench.waymark.lms.school().webServiceToken());
            bench.setRule(activity, SERVICE_ONLY);
            CourseId course = course(bench, activity);
            tick(bench, learner);
            bench.lookNow(activity, Poll.Kind.COURSE, course);
            bench.takeBack(Source.WEB_SERVICE, learner);
            bench.lookNow(activity, Poll.Kind.COURSE, course);
            assertThat(bench.fact(Source.WEB_SERVICE, learner).orElseThrow().stands())
                    .isFalse();

            bench.clock.move(Duration.ofHours(3));
            bench.waymark.lms.school().removeCompleted(bench.room.course.id(), learner.id());
            tick(bench, learner);
            bench.lookNow(activity, Poll.Kind.COURSE, course);
            assertThat(bench.fact(Source.WEB_SERVICE, learner).orElseThrow().stands())
                    .isTrue();
        }
    }

    @Test
    void every_hour_only_those_not_complete_are_asked_about_and_once_a_day_all() {
        try (SourceBench bench = new SourceBench(TestDatabase.H2, 2)) {
            PlacedActivity activity = bench.room.withColumn("Course");
            bench.room.launch(new WebBrowser(), bench.room.learner(0), activity);
            bench.room.launch(new WebBrowser(), bench.room.learner(1), activity);
            setUp(bench, admin(bench), bench.waymark.lms.school().webServiceToken());
            tick(bench, bench.room.learner(0));
            bench.setRule(activity, SERVICE_ONLY);
            CourseId course = course(bench, activity);
            bench.waitForNextRound(Poll.Kind.COURSE, course);
            assertThat(calls(bench)).isEqualTo(2);

            bench.clock.move(Duration.ofMinutes(61));
            bench.waitForNextRound(Poll.Kind.COURSE, course);
            assertThat(calls(bench)).isEqualTo(3);
            bench.clock.move(Duration.ofHours(24));
            bench.waitForNextRound(Poll.Kind.WHOLE_COURSE, course);
            assertThat(calls(bench)).isEqualTo(5);
        }
    }

    private static void tick(SourceBench bench, Person person) {
        bench.waymark
                .lms
                .school()
                .addCompleted(new Completed(
                        bench.room.course.id(),
                        person.id(),
                        bench.clock.instant().minusSeconds(3600).getEpochSecond()));
    }

    private static long calls(SourceBench bench) {
        return bench.waymark.lms.messages().stream()
                .filter(message -> message.target().contains("/webservice/"))
                .count();
    }

    private static CourseId course(SourceBench bench, PlacedActivity activity) {
        ResourceLinkId link = bench.link(activity);
        return bench.database.inTransaction(
                handle -> handle.createQuery("select context_id from resource_link where id = :id")
                        .bind("id", link)
                        .mapTo(CourseId.class)
                        .one());
    }

    private static WebBrowser admin(SourceBench bench) {
        WebBrowser browser = new WebBrowser();
        String link =
                bench.waymark.app.journeys.admin.enterAdministration.makeLink().toString();
        browser.post(browser.get(link).form(link.substring(link.indexOf("/admin/"))));
        return browser;
    }

    private static WebBrowser.Page setUp(SourceBench bench, WebBrowser admin, String token) {
        String link =
                bench.waymark.app.journeys.admin.enterAdministration.makeLink().toString();
        WebBrowser.Page overview = admin.post(admin.get(link).form(link.substring(link.indexOf("/admin/"))));
        RegistrationId platform = bench.waymark.platform();
        WebBrowser.Page page = admin.get(overview.address() + "/platforms/" + platform + "/web-service");
        WebBrowser.Page saved = admin.post(page.form("/web-service")
                .with("address", bench.waymark.lms.baseUrl())
                .with("token", token));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body()).contains("/webservice/rest/server.php");
        return saved;
    }
}
