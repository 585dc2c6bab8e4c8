package org.waymark.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.standard.StandardId;

/** Where a run stands on a day, by what is known of its end. */
class RunPhaseTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({
        "2026-02-09, UPCOMING, 21, 0, 0",
        "2026-03-01, UPCOMING, 1, 0, 0",
        "2026-03-02, RUNNING, 0, 1, 4",
        "2026-03-08, RUNNING, 0, 1, 4",
        "2026-03-09, RUNNING, 0, 2, 4",
        "2026-03-29, RUNNING, 0, 4, 4",
        "2026-03-30, PAST, 0, 0, 0",
    })
    void a_run_of_four_weeks_is_upcoming_then_in_one_of_its_weeks_then_past(
            LocalDate today, RunPhase.When when, int days, int week, int weeks) {
        assertThat(run(null, "4 Weeks", RunFormat.ONLINE).phase(today))
                .isEqualTo(new RunPhase(when, days, week, weeks));
    }

    @Test
    void the_last_day_is_the_end_or_the_last_session_or_the_end_of_the_duration_or_the_start() {
        LocalDate end = LocalDate.of(2026, 3, 20);
        assertThat(run(end, "4 weeks", RunFormat.ONLINE).lastDay()).contains(end);
        assertThat(run(null, "1.5 Hours", RunFormat.ONLINE).lastDay()).contains(START);
        assertThat(run(null, null, RunFormat.ONLINE, START.minusDays(7)).lastDay())
                .contains(START);
        assertThat(run(null, "1 week", RunFormat.ONLINE, START.plusDays(9)).lastDay())
                .contains(START.plusDays(9));
        assertThat(run(null, "2 weeks", RunFormat.ONLINE, START.plusDays(9)).lastDay())
                .contains(START.plusDays(13));
    }

    @Test
    void what_people_take_in_their_own_time_is_never_past_unless_something_ends_it() {
        Run run = run(null, null, RunFormat.SELF_PACED);
        assertThat(run.phase(START.plusYears(9)).isRunning()).isTrue();
        assertThat(run.phase(START.plusYears(9)).weeks()).isZero();
        assertThat(run(START, null, RunFormat.SELF_PACED)
                        .phase(START.plusDays(1))
                        .isPast())
                .isTrue();
    }

    private static Run run(
            @Nullable LocalDate end, @Nullable String duration, RunFormat format, LocalDate... sessions) {
        return new Run(
                new RunId("run"),
                new OpportunityId("opportunity"),
                null,
                null,
                "en",
                START,
                false,
                end,
                duration,
                List.of(sessions).stream()
                        .map(day -> RunSession.of(day, "Meeting", SessionKind.MEETING))
                        .toList(),
                new RunAbout(List.of(), null, null, null, List.of()),
                new RunPlace(format, null, null),
                Registration.until(null),
                List.of(),
                null,
                new StandardId("standard"),
                List.of(),
                false,
                List.of(),
                RunState.PUBLISHED);
    }
}
