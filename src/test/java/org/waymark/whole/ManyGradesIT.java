package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.store.TestDatabase;

/** The grades of a whole programme leave at once: many together, within a limit, with one token. */
class ManyGradesIT {
    private static final int PEOPLE = 2_000;
    private static final int LIMIT = 64;
    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void grades_leave_together_with_one_token_and_none_is_lost_when_it_expires(TestDatabase database) {
        try (Installation waymark = Installation.on(database, InstantSource.system())) {
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), PEOPLE);
            try (GradeLoad load =
                    new GradeLoad(waymark, room, waymark.platform(), room.withColumn("Programme"), PEOPLE)) {
                WebBrowser admin = new WebBrowser();
                String arrived =
                        AdminIT.enter(waymark, admin).address() + "/grades/arrived?platform=" + waymark.platform();
                waymark.lms.endTokens();
                waymark.lms.load().clear();
                waymark.lms.fault(Spot.SCORES, Fault.slow(Duration.ofMillis(20)));
                long began = System.nanoTime();
                load.give(person -> 100);
                Wait.until(
                        SOON,
                        () -> load.held().size() >= PEOPLE / 4,
                        () -> "only " + load.held().size());
                waymark.lms.endTokens();
                assertThat(admin.get(arrived).body()).contains("of 2,000 grades have arrived", "data-under-way");
                Wait.until(
                        SOON,
                        () -> load.count("state = 'DELIVERED'") == PEOPLE,
                        () -> "only " + load.count("state = 'DELIVERED'") + " delivered");
                System.err.printf(
                        "MEASURED %s: %d grades in %d ms%n", database, PEOPLE, (System.nanoTime() - began) / 1_000_000);

                assertThat(load.held())
                        .hasSize(PEOPLE)
                        .allSatisfy((id, score) -> assertThat(score).isEqualTo(100));
                assertThat(waymark.lms.load().mostAtOnce(Spot.SCORES)).isBetween(LIMIT / 2, LIMIT);
                assertThat(load.tries()).as("tries").isEqualTo(PEOPLE);
                // One at the beginning, and one after all had ended; and as many for the course's list.
                assertThat(waymark.lms.load().all(Spot.TOKEN)).isBetween(2, 4);
                // Those that were under way with the old one came once more.
                assertThat(waymark.lms.load().all(Spot.SCORES)).isBetween(PEOPLE, PEOPLE + LIMIT);
            }
        }
    }
}
