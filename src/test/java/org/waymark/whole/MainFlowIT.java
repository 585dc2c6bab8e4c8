package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.school.Grade;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/** The main line, end to end over real HTTP: a launch becomes a supported criterion, a badge and a grade. */
class MainFlowIT {

    /** Where the data stands. */
    enum On {
        H2(Installation::onH2),
        POSTGRESQL(Installation::onPostgres);

        private final Supplier<Installation> start;

        On(Supplier<Installation> start) {
            this.start = start;
        }

        Installation start() {
            return start.get();
        }
    }

    @ParameterizedTest
    @EnumSource(On.class)
    @Covers({"B2.61", "E2.13", "E2.40", "E2.57", "E2.58", "E2.87"})
    void a_completion_becomes_support_a_badge_and_a_grade(On on) throws Exception {
        try (Installation waymark = on.start.get()) {
            String code = waymark.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("City of Springfield")
                    .shown();
            PlacedActivity activity = waymark.addActivity("Data quality");
            WebBrowser browser = new WebBrowser();

            WebBrowser.Page page = waymark.launch(browser, waymark.learner(0), activity);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Data Management: Quality and Standards", "DM 202.3");

            page = browser.post(page.form("/join").with("code", "ABCD-EFGH-JKMN"));
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body()).contains("does not know this code");

            page = browser.post(page.form("/join").with("code", code.toLowerCase()));
            assertThat(page.body()).contains("City of Springfield");

            page = browser.post(page.form("/complete").with("completed", "yes"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("/credentials/");

            Grade grade = waitForGrade(waymark, activity);
            assertThat(grade.score()).isEqualTo(100);
            String badge = grade.comment().substring(grade.comment().indexOf("http"));
            WebBrowser.Page credential = new WebBrowser().get(badge);
            assertThat(credential.status()).isEqualTo(200);
            assertThat(credential.body()).contains("Data Management: Quality and Standards");

            WebBrowser.Page city = browser.get(page.address() + "/city");
            assertThat(city.status()).isEqualTo(200);
            assertThat(city.body()).contains("City of Springfield");
            assertThat(waymark.lms.messages())
                    .allSatisfy(message ->
                            assertThat(message.failures()).as(message.target()).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(On.class)
    void an_instructor_picks_runs_and_approves_a_completion(On on) throws Exception {
        try (Installation waymark = on.start.get()) {
            WebBrowser teacher = new WebBrowser();
            LaunchRequest pick = waymark.lms.pick(waymark.instructor(), waymark.lms.course());
            WebBrowser.Page picker = waymark.launch(teacher, pick, Forgery.none());
            assertThat(picker.status()).isEqualTo(200);
            WebBrowser.Page answer = teacher.post(picker.form("/picker").with("run", Installation.RUN));
            assertThat(answer.status()).isEqualTo(200);
            WebBrowser.Form toPlatform = answer.form("");
            assertThat(toPlatform.fields()).containsKey("JWT");
            teacher.post(toPlatform);
            PlacedActivity activity =
                    waymark.lms.school().activities(waymark.lms.course().id()).get(0);
            assertThat(activity.custom()).containsEntry("waymark_run", Installation.RUN);

            WebBrowser.Page taught = waymark.launch(teacher, waymark.instructor(), activity);
            assertThat(taught.status()).isEqualTo(200);
            taught = RuleSetting.save(teacher, taught, "INSTRUCTOR");
            assertThat(taught.status()).isEqualTo(200);

            WebBrowser learner = new WebBrowser();
            WebBrowser.Page page = waymark.launch(learner, waymark.learner(1), activity);
            page = learner.post(page.form("/complete").with("completed", "yes"));
            assertThat(page.body()).doesNotContain("/credentials/");

            taught = teacher.get(taught.address().toString());
            taught = teacher.post(
                    taught.form("/approve").with("member", waymark.learner(1).id()));
            assertThat(taught.status()).isEqualTo(200);
            page = learner.get(page.address().toString());
            assertThat(page.body()).contains("/credentials/");
        }
    }

    static Grade waitForGrade(Installation waymark, PlacedActivity activity) {
        Supplier<Optional<Grade>> grade =
                () -> waymark.lms.findGrade(activity, waymark.learner(0)).filter(found -> found.score() != null);
        Wait.until(
                Duration.ofSeconds(10),
                () -> grade.get().isPresent(),
                () -> "no grade arrived: " + waymark.lms.messages());
        return grade.get().orElseThrow();
    }
}
