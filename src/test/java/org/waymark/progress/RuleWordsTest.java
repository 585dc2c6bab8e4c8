package org.waymark.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C.9: numbers and the words beside them fit. */
class RuleWordsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Rule rule(int asked) {
        return Rule.of(EnumSet.of(Source.ATTENDANCE)).withAttendance(new AttendanceRule(asked, false));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, all sessions",
        "0, 1, the session",
        "0, 4, all 4 sessions",
        "1, 0, at least 1 session",
        "1, 1, the session",
        "1, 4, at least 1 of 4 sessions",
        "2, 0, at least 2 sessions"
    })
    void sessions_are_asked_for_by_their_number(int asked, int sessions, String words) {
        assertThat(RuleWords.which(rule(asked), sessions).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 | 1 | You were marked present at the session. The session is required.",
                "0 | 1 | 0 | You were not marked present at the session. The session is required.",
                "0 | 4 | 1 | You were marked present at 1 of 4 sessions. All 4 sessions are required.",
                "1 | 4 | 2 | You were marked present at 2 of 4 sessions. At least 1 session is required.",
                "2 | 4 | 2 | You were marked present at 2 of 4 sessions. At least 2 sessions are required."
            })
    void what_was_attended_is_told_by_its_number(int asked, int sessions, int attended, String words) {
        Fact fact = new Fact(Source.ATTENDANCE, NOON, null, Collections.nCopies(attended, NOON), false, false);
        assertThat(Weighed.of(rule(asked), fact, sessions).sentence().words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | - | This is complete when another learning system says so. The learning platform",
                "2026-03-01T12:00:00Z | - | This is complete when another learning system says so. Only completions from March 1, 2026 on count.",
                "- | 2026-04-01T12:00:00Z | This is complete when another learning system says so. Only completions before April 1, 2026 count."
            })
    void first_and_last_day_are_said_where_there_are_any(
            @Nullable Instant from, @Nullable Instant until, String words) {
        Rule rule = Rule.of(EnumSet.of(Source.INTAKE)).withThreshold(0).withWindow(from, until);
        assertThat(RuleWords.of(rule, List.of(), 0).words()).startsWith(words);
    }

    @Test
    void a_result_and_a_worksheet_are_said_where_they_are_asked() {
        assertThat(RuleWords.of(Rule.of(EnumSet.of(Source.FILE)), List.of(), 0).words())
                .contains("says so (with 60% or more, if it gives a result).");
        Rule worksheet =
                Rule.judgingAs("ATTENDANCE|ANY|1|60||||INSTRUCTOR|2|true").orElseThrow();
        assertThat(RuleWords.of(worksheet, List.of(), 4).words())
                .contains("attended at least 2 of 4 sessions and handed in the worksheet.");
        assertThat(RuleWords.of(rule(2), List.of(), 4).words()).doesNotContain("worksheet");
    }

    @Test
    void a_worksheet_is_in_or_not_in_yet() {
        Rule worksheet =
                Rule.judgingAs("ATTENDANCE|ANY|1|60||||INSTRUCTOR|1|true").orElseThrow();
        String start = "You were marked present at 1 of 4 sessions. Your worksheet is ";
        for (boolean in : new boolean[] {true, false}) {
            Fact fact = new Fact(Source.ATTENDANCE, NOON, null, List.of(NOON), in, false);
            assertThat(Weighed.of(worksheet, fact, 4).sentence().words())
                    .isEqualTo(start + (in ? "in" : "not in yet")
                            + ". At least 1 session and the worksheet are required.");
        }
    }
}
