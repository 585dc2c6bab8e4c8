package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.waymark.web.Limits.Kind;

class LimitsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Limits limits = new Limits(true, now::get);

    @Test
    void the_tenth_wrong_code_of_a_person_is_the_last_for_a_quarter_of_an_hour() {
        for (int i = 0; i < 10; i++) {
            assertThat(limits.pause(Kind.CITY_CODE, "one")).isEmpty();
            assertThat(limits.refused(Kind.CITY_CODE, "one")).isEmpty();
        }
        now.set(now.get().plus(Duration.ofMinutes(5)));
        assertThat(limits.pause(Kind.CITY_CODE, "one")).contains(Duration.ofMinutes(10));
        assertThat(limits.refused(Kind.CITY_CODE, "one")).contains(Duration.ofMinutes(10));
        assertThat(limits.pause(Kind.CITY_CODE, "another")).isEmpty();
        assertThat(limits.pause(Kind.LOGIN, "one")).isEmpty();

        now.set(now.get().plus(Duration.ofMinutes(10)));
        assertThat(limits.pause(Kind.CITY_CODE, "one")).isEmpty();
        assertThat(limits.refused(Kind.CITY_CODE, "one")).isEmpty();
    }

    @Test
    void switched_off_nothing_is_ever_too_much() {
        Limits off = new Limits(false, now::get);
        for (int i = 0; i < 500; i++) {
            assertThat(off.refused(Kind.LOGIN, "one")).isEmpty();
        }
        assertThat(off.pause(Kind.LOGIN, "one")).isEmpty();
    }

    @Test
    void the_addresses_of_one_network_are_one() {
        assertThat(Limits.address("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Limits.address("[2001:db8:1:2:3::1]"))
                .isEqualTo(Limits.address("2001:db8:1:2:ffff::2%eth0"))
                .isNotEqualTo(Limits.address("2001:db8:1:3::1"));
        assertThat(Limits.address("::ffff:192.0.2.7")).isNotEqualTo(Limits.address("::ffff:192.0.2.8"));
    }
}
