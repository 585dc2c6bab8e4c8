package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.store.Database;
import org.waymark.store.Rows;
import org.waymark.store.TestDatabase;

class UsedStatesIT {
    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    @Covers("E2.28")
    void a_state_is_used_by_one_of_many_and_swept_when_its_time_is_over(TestDatabase kind) throws Exception {
        UsedStates used = new UsedStates();
        try (Database database = kind.open()) {
            List<Boolean> first = Rows.together(
                    8, () -> database.<Boolean>inTransaction(handle -> used.add(handle, "state", Rows.NOON)));
            assertThat(first.stream().filter(one -> one)).hasSize(1);
            database.useTransaction(handle -> {
                used.add(handle, "later", Rows.NOON.plus(Duration.ofMinutes(1)));
                assertThat(used.contains(handle, "state")).isTrue();
                assertThat(used.removeExpired(handle, Rows.NOON.plusSeconds(1))).isEqualTo(1);
                assertThat(used.contains(handle, "state")).isFalse();
                assertThat(used.add(handle, "later", Rows.NOON)).isFalse();
            });
        }
    }
}
