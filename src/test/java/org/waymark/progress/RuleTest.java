package org.waymark.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule is, beside what it decides. */
class RuleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ONE = "ATTENDANCE LEARNER|AT_LEAST|2|70|2026-03-01T12:00:00Z|2026-04-01T12:00:00Z"
            + "|basics-2026 data-2026|ADMINISTRATOR|3|true";

    @Test
    void a_rule_written_down_judges_the_same_when_it_is_read() {
        assertThat(read(ONE).judging()).isEqualTo(ONE);
        for (int seed = 0; seed < 500; seed++) {
            Rule rule = Generated.rule(new Random(seed));
            Rule again = read(rule.judging());
            assertThat(again.judging()).as("seed %s", seed).isEqualTo(rule.judging());
            assertThat(again.with(EnumSet.of(Rule.Part.CITY, Rule.Part.GRADE), rule))
                    .as("seed %s", seed)
                    .isEqualTo(rule);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "LEARNER", "LEARNER|ANY|1|60||||INSTRUCTOR|0", "LEARNER|ANY|1|60||||INSTRUCTOR|0|false|"})
    void a_text_that_no_rule_wrote_is_no_rule(String text) {
        assertThat(Rule.judgingAs(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.Part.class)
    void a_part_of_another_rule_changes_that_part_alone(Rule.Part part) {
        Rule usual = Rule.of(EnumSet.of(Source.GRADE));
        Rule other = Rule.of(EnumSet.of(Source.LEARNER, Source.FILE))
                .withNeed(Rule.Need.AT_LEAST, 2)
                .withThreshold(90)
                .withWindow(NOON, NOON.plus(Duration.ofDays(1)))
                .withApprover(Rule.Approver.ADMINISTRATOR)
                .withAttendance(new AttendanceRule(3, true))
                .withPrerequisites(List.of("basics"))
                .withTeamOnce(true)
                .withGrade(new GradeRule(Rule.ScorePolicy.SESSIONS, Set.of(Rule.ScorePolicy.CONDITIONS)));
        Map<Rule.Part, List<Object>> expected = parts(usual);
        expected.put(part, parts(other).get(part));
        assertThat(parts(usual.with(EnumSet.of(part), other))).isEqualTo(expected);
        assertThat(usual.with(Set.of(), other)).isEqualTo(usual);
        assertThat(usual.with(EnumSet.allOf(Rule.Part.class), other)).isEqualTo(other);
    }

    private static Map<Rule.Part, List<Object>> parts(Rule rule) {
        Map<Rule.Part, List<Object>> parts = new HashMap<>();
        parts.put(Rule.Part.SOURCES, List.of(rule.sourceRule()));
        parts.put(Rule.Part.THRESHOLD, List.of(rule.threshold()));
        parts.put(Rule.Part.DATES, List.of(rule.window()));
        parts.put(Rule.Part.APPROVER, List.of(rule.approver()));
        parts.put(Rule.Part.ATTENDANCE, List.of(rule.attendance()));
        parts.put(Rule.Part.PREREQUISITES, List.of(rule.prerequisites()));
        parts.put(Rule.Part.CITY, List.of(rule.teamOnce()));
        parts.put(Rule.Part.GRADE, List.of(rule.grade()));
        return parts;
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0,1,1,1",
        "101,0,1,1,1",
        "60,-1,1,1,1",
        "60,0,0,1,1",
        "60,0,2,1,1",
        "60,0,1,2,1",
        "60,0,1,1,0",
    })
    void numbers_and_days_that_nobody_could_mean_are_refused(
            int threshold, int sessions, int atLeast, int from, int until) {
        assertThatIllegalArgumentException().isThrownBy(() -> learners(threshold, sessions, atLeast, from, until));
    }

    @Test
    void the_least_and_the_most_that_somebody_could_mean_are_taken() {
        assertThat(learners(0, 0, 1, 1, 2).threshold()).isZero();
        assertThat(learners(100, 0, 1, 1, 2).threshold()).isEqualTo(100);
    }

    private static Rule learners(int threshold, int sessions, int atLeast, int from, int until) {
        return read("LEARNER|AT_LEAST|%d|%d|%s|%s||INSTRUCTOR|%d|false"
                .formatted(
                        atLeast,
                        threshold,
                        NOON.plus(Duration.ofDays(from)),
                        NOON.plus(Duration.ofDays(until)),
                        sessions));
    }

    @Test
    void further_columns_say_neither_nothing_nor_the_same_again() {
        Rule rule = Rule.of(EnumSet.of(Source.LEARNER))
                .withGrade(new GradeRule(Rule.ScorePolicy.COMPLETE, EnumSet.allOf(Rule.ScorePolicy.class)));
        assertThat(rule.grade().further())
                .containsExactlyInAnyOrder(Rule.ScorePolicy.CONDITIONS, Rule.ScorePolicy.SESSIONS);
    }

    @Test
    void where_a_grade_counts_its_column_stays_the_teachers_unless_somebody_says_otherwise() {
        Rule graded = Rule.of(EnumSet.of(Source.GRADE, Source.LEARNER));
        assertThat(graded.grade().scorePolicy()).isEqualTo(Rule.ScorePolicy.NONE);
        assertThat(graded.overwritesGrades()).isFalse();
        Rule usual = Rule.of(EnumSet.of(Source.LEARNER));
        assertThat(usual.grade().scorePolicy()).isEqualTo(Rule.ScorePolicy.COMPLETE);
        assertThat(usual.overwritesGrades()).isFalse();
        assertThat(graded.with(EnumSet.of(Rule.Part.GRADE), usual).overwritesGrades())
                .isTrue();
    }

    @Test
    void one_source_is_enough_unless_the_rule_asks_for_two_or_for_a_badge() {
        assertThat(Rule.USUAL.asksForMore()).isFalse();
        assertThat(read("FILE LEARNER|ALL|1|60||||INSTRUCTOR|0|false").asksForMore())
                .isTrue();
        assertThat(read("FILE LEARNER|AT_LEAST|2|60||||INSTRUCTOR|0|false").asksForMore())
                .isTrue();
        assertThat(read("LEARNER|ANY|1|60|||basics|INSTRUCTOR|0|false").asksForMore())
                .isTrue();
    }

    @Test
    void only_what_lies_before_the_first_day_is_too_early() {
        Rule rule = read(ONE);
        assertThat(rule.isTooEarly(NOON.minusMillis(1))).isTrue();
        assertThat(rule.isTooEarly(NOON)).isFalse();
        assertThat(rule.isTooEarly(Instant.parse("2026-05-01T12:00:00Z"))).isFalse();
        assertThat(Rule.USUAL.isTooEarly(Instant.EPOCH)).isFalse();
    }

    @Test
    void an_opening_is_put_in_only_where_the_rule_names_no_first_day_and_ends_later() {
        assertThat(Rule.USUAL.opening(NOON).window().from()).isEqualTo(NOON);
        assertThat(read(ONE).opening(NOON.plusSeconds(1))).isEqualTo(read(ONE));
        Rule ends = read("LEARNER|ANY|1|60||2026-03-01T12:00:00Z||INSTRUCTOR|0|false");
        assertThat(ends.opening(NOON)).isEqualTo(ends);
        assertThat(ends.opening(NOON.minusSeconds(1)).window().from()).isEqualTo(NOON.minusSeconds(1));
        assertThat(ends.opening(NOON.minusSeconds(1)).window().until()).isEqualTo(NOON);
    }

    @Test
    void all_sessions_become_their_number_where_attendance_counts() {
        Rule all = Rule.of(EnumSet.of(Source.ATTENDANCE));
        assertThat(all.ofSessions(4).attendance().sessions()).isEqualTo(4);
        assertThat(read(ONE).ofSessions(4).attendance().sessions()).isEqualTo(3);
        assertThat(Rule.USUAL.ofSessions(4)).isEqualTo(Rule.USUAL);
    }

    private static Rule read(String text) {
        return Rule.judgingAs(text).orElseThrow();
    }
}
