package org.waymark.passback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendingPaceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final SendingPace pace = new SendingPace();

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            pace.succeeded(pace.generation());
        }
    }

    private void fail(int times, Instant now) {
        int generation = pace.generation();
        for (int i = 0; i < times; i++) {
            pace.failed(generation, null, now);
        }
    }

    @Test
    void what_arrives_widens_it_up_to_the_limit() {
        assertThat(pace.width()).isEqualTo(4);
        succeed(10);
        assertThat(pace.width()).isEqualTo(14);
        succeed(1_000);
        assertThat(pace.width()).isEqualTo(SendingPace.MOST);
    }

    @Test
    void one_or_two_failures_speak_of_a_score_and_not_of_the_platform() {
        fail(2, NOON);
        succeed(1);
        fail(2, NOON);
        assertThat(pace.isPaused(NOON)).isFalse();
        assertThat(pace.width()).isEqualTo(5);
    }

    @Test
    void all_that_fail_together_narrow_it_once_and_each_failure_after_makes_the_pause_longer() {
        succeed(100);
        fail(64, NOON);
        assertThat(pace.width()).isEqualTo(32);
        assertThat(pace.isPaused(NOON.plusMillis(999))).isTrue();
        assertThat(pace.isPaused(NOON.plusSeconds(1))).isFalse();
        Instant now = NOON;
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(60);
            fail(1, now);
        }
        assertThat(pace.width()).isEqualTo(1);
        assertThat(pace.isPaused(now.plusSeconds(14))).isTrue();
        assertThat(pace.isPaused(now.plusSeconds(15))).isFalse();

        // Somebody who asks gets a try at once, and what arrives ends the pause.
        assertThat(pace.mayAsk(now)).isFalse();
        assertThat(pace.mayAsk(now.plusSeconds(1))).isTrue();
        succeed(1);
        assertThat(pace.isPaused(now)).isFalse();
        // Where it failed before it goes on by one for each whole width.
        assertThat(pace.width()).isEqualTo(2);
        succeed(2);
        assertThat(pace.width()).isEqualTo(3);
    }

    @Test
    void an_answer_to_a_call_from_before_the_failure_does_not_end_the_pause() {
        int before = pace.generation();
        fail(3, NOON);
        pace.succeeded(before);
        assertThat(pace.isPaused(NOON)).isTrue();
        assertThat(pace.width()).isEqualTo(2);
    }

    @Test
    void a_platform_that_asks_to_wait_is_left_alone_for_that_long() {
        pace.failed(pace.generation(), Duration.ofHours(1), NOON);
        assertThat(pace.isPaused(NOON.plusSeconds(3_599))).isTrue();
        assertThat(pace.isPaused(NOON.plusSeconds(3_600))).isFalse();
        assertThat(pace.width()).isEqualTo(2);
        // One that was under way says the same, and a shorter time takes nothing away.
        pace.failed(0, Duration.ofSeconds(5), NOON.plusSeconds(1));
        assertThat(pace.isPaused(NOON.plusSeconds(3_599))).isTrue();
        assertThat(pace.width()).isEqualTo(2);
    }
}
