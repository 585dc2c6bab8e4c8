package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;

/** What an LMS that does not answer does to the others. */
class HangingPlatformIT {
    private static final int MORE_THAN_THREADS = 13;
    private static final Duration HANGS = Duration.ofSeconds(17);

    @Test
    void grades_of_other_platforms_do_not_wait_behind_one_that_hangs() {
        try (Installation waymark = Installation.onH2();
                PracticeLms healthy = PracticeLms.start(Options.inMemory(InstantSource.system()))) {
            String link = waymark.app
                    .journeys
                    .admin
                    .registerPlatform
                    .makeLink(false, Duration.ofMinutes(5))
                    .toString();
            assertThat(new WebBrowser().get(healthy.registrationUrl(link)).status())
                    .isEqualTo(200);
            Classroom hanging = new Classroom(waymark.lms, waymark.app.baseUrl(), MORE_THAN_THREADS);
            PlacedActivity slow = hanging.withColumn("Hangs");
            Classroom other = new Classroom(healthy, waymark.app.baseUrl(), 1);
            PlacedActivity quick = other.withColumn("Answers");
            waymark.lms.fault(Spot.SCORES, Fault.slow(HANGS));
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                hanging.complete(hanging.learner(i), slow);
            }
            other.complete(other.learner(0), quick);
            other.waitForGrade(quick, other.learner(0), Duration.ofSeconds(6));
            assertThat(waymark.lms.messages().stream()
                            .filter(message -> message.target().contains("/scores"))
                            .filter(message -> message.status() == 200))
                    .as("none was answered meanwhile")
                    .isEmpty();
            waymark.lms.clearFaults();
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                hanging.waitForGrade(slow, hanging.learner(i), HANGS.multipliedBy(2));
            }
        }
    }
}
