package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.web.guard.ClientAddress;

class RateLimitTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final RateLimit rateLimit = new RateLimit(true, new ClientAddress(List.of()), now::get);

    @Test
    void so_many_are_answered_in_full_and_the_rest_waits_for_the_end_of_the_time() {
        for (int i = 0; i < 10; i++) {
            assertThat(rateLimit.take(RateLimit.Kind.CITY_CODE, "a")).isEmpty();
        }
        now.set(now.get().plus(Duration.ofMinutes(5)));
        assertThat(rateLimit.take(RateLimit.Kind.CITY_CODE, "a")).contains(Duration.ofMinutes(10));
        assertThat(rateLimit.take(RateLimit.Kind.CITY_CODE, "b")).isEmpty();
        assertThat(rateLimit.take(RateLimit.Kind.REGISTRATION, "a")).isEmpty();
        now.set(now.get().plus(Duration.ofMinutes(10)));
        assertThat(rateLimit.take(RateLimit.Kind.CITY_CODE, "a")).isEmpty();
    }

    @Test
    void what_was_in_order_does_not_count() {
        for (int i = 0; i < 50; i++) {
            assertThat(rateLimit.take(RateLimit.Kind.CITY_CODE, "a")).isEmpty();
            rateLimit.giveBack(RateLimit.Kind.CITY_CODE, "a");
        }
    }

    @Test
    void switched_off_nothing_is_too_much() {
        RateLimit off = new RateLimit(false, new ClientAddress(List.of()), now::get);
        for (int i = 0; i < 1000; i++) {
            assertThat(off.take(RateLimit.Kind.CITY_CODE, "a")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "[::ffff:192.0.2.1], 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "[2001:db8:1:2::9], 20010db800010002",
        "fe80::1%eth0, fe80000000000000",
        "nonsense:, nonsense:"
    })
    void an_address_stands_for_its_household(String address, String network) {
        assertThat(RateLimit.network(address)).isEqualTo(network);
    }
}
