package org.waymark.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C.1: a failure at one moment delays the next look by minutes, never by hours. */
class PaceTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "6, 32", "7, 60", "1000, 60"})
    void waits_grow_from_a_minute_to_an_hour(int failures, long minutes) {
        assertThat(Pace.afterFailures(failures)).isEqualTo(Duration.ofMinutes(minutes));
    }
}
