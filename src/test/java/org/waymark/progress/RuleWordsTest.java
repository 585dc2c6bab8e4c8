package org.waymark.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C.9: numbers and the words beside them fit. */
class RuleWordsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Rule rule(int asked) {
        Rule any = Rule.of(EnumSet.of(Source.ATTENDANCE));
        return new Rule(
                any.sources(),
                any.need(),
                1,
                any.threshold(),
                null,
                null,
                any.prerequisites(),
                any.approver(),
                asked,
                false,
                false,
                any.scorePolicy(),
                Set.of());
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
        assertThat(RuleWords.which(rule(asked), sessions)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 | 1 | You were marked present at the session; it is asked.",
                "0 | 1 | 0 | You were not marked present at the session; it is asked.",
                "0 | 4 | 1 | You were marked present at 1 of 4 sessions; all 4 are asked.",
                "1 | 4 | 2 | You were marked present at 2 of 4 sessions; 1 is asked.",
                "2 | 4 | 2 | You were marked present at 2 of 4 sessions; 2 are asked."
            })
    void what_was_attended_is_told_by_its_number(int asked, int sessions, int attended, String words) {
        Fact fact = new Fact(Source.ATTENDANCE, NOON, null, Collections.nCopies(attended, NOON), false, false);
        assertThat(Weighed.of(rule(asked), fact, sessions).sentence()).isEqualTo(words);
    }
}
