package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;

/** A registration that is switched off: nothing is sent to it, nothing is asked of it, and nobody of it stays inside. */
class SwitchedOffIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void switching_a_platform_off_stops_grades_lists_and_open_sessions_and_on_lets_them_go_on() {
        try (Installation waymark = Installation.onH2()) {
            RegistrationId platform = waymark.platform();
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
            PlacedActivity activity = room.withColumn("Off");
            waymark.lms.fault(Spot.MEMBERSHIPS, Fault.status(500));
            WebBrowser teacher = new WebBrowser();
            WebBrowser.Page page = room.teacherPage(teacher, activity);
            waymark.lms.fault(Spot.SCORES, Fault.status(500));
            room.complete(room.learner(0), activity);
            Wait.until(
                    SOON,
                    () -> !room.scorePosts(activity, room.learner(0)).isEmpty(),
                    () -> "not tried:\n" + room.calls(activity));

            assertThat(waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.OFF))
                    .isTrue();
            waymark.lms.clearFaults();
            Wait.pause(Duration.ofMillis(500));
            waymark.lms.clearMessages();
            WebBrowser.Page refused = teacher.get(page.address().toString());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("This registration is off");
            Wait.pause(Duration.ofSeconds(6));
            assertThat(waymark.lms.messages()).isEmpty();

            assertThat(waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.ACTIVE))
                    .isTrue();
            page = room.teacherPage(teacher, activity);
            assertThat(page.body()).contains("The platform is turned off in Waymark.");
            teacher.post(page.form("/send-again"));
            assertThat(room.waitForGrade(activity, room.learner(0), SOON).score())
                    .isEqualTo(100);
        }
    }
}
