package org.waymark.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void the_test_user_never_earns_whatever_else_holds(int criteria) {
        for (boolean before : new boolean[] {false, true}) {
            Verdict verdict = Verdict.on(new AwardFacts("Data", "you", true, criteria, "Springfield", before));
            assertThat(verdict.awarded()).isFalse();
            assertThat(verdict.reasons()).singleElement().asString().contains("test user");
        }
    }

    @Test
    void an_award_held_before_counts_once() {
        Verdict verdict = Verdict.on(new AwardFacts("Data", "you", false, 2, "Springfield", true));
        assertThat(verdict.awarded()).isFalse();
        assertThat(verdict.reasons()).singleElement().asString().contains("Data already", "counts once");
    }

    @ParameterizedTest
    @CsvSource({
        "you,0,Springfield,earns a badge but supports none,listed among what people of Springfield",
        "you,1,Springfield,supports 1 criterion of,It now supports Springfield",
        "your instructor,2,Springfield,supports 2 criteria of,Support is not a point",
        "you,0,,earns a badge but supports none,not joined a city yet",
        "you,3,,supports 3 criteria of,once you do",
    })
    void otherwise_it_is_awarded_with_its_reasons(
            String toldBy, int criteria, String city, String counts, String support) {
        Verdict verdict = Verdict.on(new AwardFacts("Data", toldBy, false, criteria, city, false));
        assertThat(verdict.awarded()).isTrue();
        assertThat(verdict.reasons()).hasSize(3);
        assertThat(verdict.reasons().get(0)).isEqualTo("Completed: " + toldBy + " said that Data is complete.");
        assertThat(verdict.reasons().get(1)).contains(counts);
        assertThat(verdict.reasons().get(2)).contains(support);
    }
}
