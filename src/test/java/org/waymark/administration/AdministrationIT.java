package org.waymark.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** What the tables of this room promise, on both databases. */
class AdministrationIT {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_link_is_taken_once_and_only_in_time(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            AdminLinks links = new AdminLinks();
            database.useTransaction(handle -> {
                links.add(handle, "a", NOW, NOW.plusSeconds(60));
                links.add(handle, "b", NOW, NOW.plusSeconds(60));
                assertThat(links.isOpen(handle, "a", NOW)).isTrue();
                assertThat(links.markUsed(handle, "a", NOW)).isTrue();
                assertThat(links.markUsed(handle, "a", NOW)).isFalse();
                assertThat(links.isOpen(handle, "a", NOW)).isFalse();
                assertThat(links.isOpen(handle, "b", NOW.plusSeconds(60))).isFalse();
                assertThat(links.markUsed(handle, "b", NOW.plusSeconds(60))).isFalse();
                assertThat(links.markUsed(handle, "c", NOW)).isFalse();
                links.removeExpired(handle, NOW.plusSeconds(61));
                assertThat(links.isOpen(handle, "b", NOW)).isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void launches_are_listed_newest_first_counted_and_swept(TestDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            LaunchRecords records = new LaunchRecords();
            database.useTransaction(handle -> {
                for (int i = 0; i < 5; i++) {
                    records.add(handle, List.of(record(NOW.plusSeconds(i), i % 2 == 0)));
                }
                assertThat(records.list(handle, false, 0, 2))
                        .extracting(LaunchRecord::at)
                        .containsExactly(NOW.plusSeconds(4), NOW.plusSeconds(3));
                assertThat(records.list(handle, false, 4, 2)).hasSize(1);
                assertThat(records.list(handle, true, 0, 9)).hasSize(2).noneMatch(LaunchRecord::accepted);
                assertThat(records.count(handle, NOW)).isEqualTo(new LaunchCount(3, 2));
                assertThat(records.count(handle, NOW.plus(Duration.ofDays(1)))).isEqualTo(new LaunchCount(0, 0));

                records.removeOld(handle, NOW.plusSeconds(1));
                assertThat(records.list(handle, false, 0, 9)).hasSize(4);
                // However many are refused, what was let in stays.
                records.removeBeyond(handle, false, 1);
                assertThat(records.list(handle, false, 0, 9))
                        .extracting(LaunchRecord::at)
                        .containsExactly(NOW.plusSeconds(4), NOW.plusSeconds(3), NOW.plusSeconds(2));
                records.removeBeyond(handle, true, 1);
                assertThat(records.list(handle, false, 0, 9)).hasSize(2);
            });
        }
    }

    private static LaunchRecord record(Instant at, boolean accepted) {
        return new LaunchRecord(
                UUID.randomUUID(),
                at,
                accepted,
                "launch",
                accepted ? "" : "EXPIRED",
                "",
                "",
                null,
                "1",
                "LtiResourceLinkRequest",
                "ref",
                "{}");
    }
}
