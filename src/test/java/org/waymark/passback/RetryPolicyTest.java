package org.waymark.passback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.language.Message;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.lti.service.ServiceFailure.Kind;

class RetryPolicyTest {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofDays(14);

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"PASSING", "NO_ANSWER", "NEWER_THERE"})
    void what_may_pass_is_tried_after_a_second_and_then_ever_more_slowly_up_to_a_quarter_of_an_hour(Kind kind) {
        ServiceFailure failure = new ServiceFailure(kind, Message.plain("x"));
        assertThat(RetryPolicy.looksFinal(failure)).isFalse();
        Duration before = Duration.ZERO;
        for (int earlier = 0; earlier < 11; earlier++) {
            Duration wait = RetryPolicy.next(failure, earlier, FRESH).orElseThrow();
            assertThat(wait).isGreaterThan(before);
            before = wait;
        }
        assertThat(RetryPolicy.next(failure, 0, FRESH)).contains(Duration.ofSeconds(1));
        assertThat(before).isEqualTo(Duration.ofMinutes(15));
        assertThat(RetryPolicy.next(failure, 100_000, FRESH)).contains(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LOOKS_FINAL", "COLUMN_GONE"})
    void what_looks_final_is_tried_four_times_more_within_the_first_minute(Kind kind) {
        ServiceFailure failure = new ServiceFailure(kind, Message.plain("x"));
        assertThat(RetryPolicy.looksFinal(failure)).isTrue();
        Duration all = Duration.ZERO;
        for (int earlier = 0; earlier < 4; earlier++) {
            all = all.plus(RetryPolicy.next(failure, earlier, FRESH).orElseThrow());
        }
        assertThat(all).isLessThan(Duration.ofMinutes(1));
        assertThat(RetryPolicy.next(failure, 4, FRESH)).isEmpty();
    }

    @Test
    void a_missing_right_waits_for_a_person_at_once() {
        assertThat(RetryPolicy.next(new ServiceFailure(Kind.NOT_GRANTED, Message.plain("x")), 0, FRESH))
                .isEmpty();
    }

    @Test
    void retry_after_is_honoured_when_it_is_longer_and_ignored_when_it_is_shorter() {
        assertThat(RetryPolicy.next(
                        new ServiceFailure(Kind.PASSING, Message.plain("x"), Duration.ofSeconds(90)), 0, FRESH))
                .contains(Duration.ofSeconds(90));
        assertThat(RetryPolicy.next(new ServiceFailure(Kind.PASSING, Message.plain("x"), Duration.ZERO), 3, FRESH))
                .contains(Duration.ofSeconds(8));
    }

    @Test
    void passing_failures_are_given_up_after_a_fortnight_and_not_at_its_last_instant() {
        ServiceFailure failure = new ServiceFailure(Kind.PASSING, Message.plain("x"));
        assertThat(RetryPolicy.next(failure, 2_000, LIMIT)).isPresent();
        assertThat(RetryPolicy.next(failure, 2_000, LIMIT.plusNanos(1))).isEmpty();
        assertThat(RetryPolicy.next(failure, 0, Duration.ofSeconds(-5))).isPresent();
    }
}
