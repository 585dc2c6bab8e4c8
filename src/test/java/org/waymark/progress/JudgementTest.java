package org.waymark.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.waymark.language.Message.words;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Source.class)
    void every_source_can_be_enough_and_says_what_is_missing_without_it(Source source) {
        Rule rule = Rule.of(EnumSet.of(source));
        Judgement without = judge(rule, List.of());
        assertThat(without.met()).isFalse();
        assertThat(without.missing()).hasSize(1);
        assertThat(without.reasons()).isEmpty();

        Judgement with = judge(rule, List.of(enough(source)));
        assertThat(with.met()).isTrue();
        assertThat(with.share()).isEqualTo(1);
        assertThat(with.missing()).isEmpty();
        assertThat(with.reasons()).hasSize(1);

        for (Source other : Source.values()) {
            if (other != source) {
                assertThat(judge(rule, List.of(enough(other))).met())
                        .as("%s does not count", other)
                        .isFalse();
            }
        }
    }

    /** Whatever tells it: nothing counts before the run opens, unless the rule names a first day. */
    @ParameterizedTest
    @EnumSource(Source.class)
    void no_source_completes_what_has_not_opened(Source source) {
        Rule rule = Rule.of(EnumSet.of(source));
        Instant later = NOON.plus(Duration.ofDays(30));
        assertThat(judge(rule.opening(later), List.of(enough(source))).met()).isFalse();
        assertThat(judge(rule.opening(NOON.minus(Duration.ofDays(30))), List.of(enough(source)))
                        .met())
                .isTrue();
        assertThat(rule.opening(later).opening(NOON)).isEqualTo(rule.opening(later));
        assertThat(rule.opening(later).withoutDates()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "ANY,1,0,false",
        "ANY,1,1,true",
        "ALL,1,2,false",
        "ALL,1,3,true",
        "AT_LEAST,2,1,false",
        "AT_LEAST,2,2,true",
        "AT_LEAST,2,3,true"
    })
    void any_all_and_at_least(Rule.Need need, int atLeast, int there, boolean met) {
        List<Source> sources = List.of(Source.LEARNER, Source.INSTRUCTOR, Source.FILE);
        Rule rule = rule(EnumSet.copyOf(sources), need, atLeast);
        List<Fact> facts =
                sources.stream().limit(there).map(JudgementTest::enough).toList();
        Judgement judgement = judge(rule, facts);
        assertThat(judgement.met()).isEqualTo(met);
        assertThat(judgement.share()).isEqualTo(Math.min(1, (double) there / rule.needed()), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0.6,true", "0.5999,false", "1,true", "0,false", "1.2,true"})
    void a_grade_counts_from_the_threshold_on(double share, boolean met) {
        Rule rule = Rule.of(EnumSet.of(Source.GRADE));
        Judgement judgement = judge(rule, List.of(new Fact(Source.GRADE, NOON, share, List.of(), false, false)));
        assertThat(judgement.met()).isEqualTo(met);
        assertThat(judgement.conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.sentence().words()).contains("required 60%"));
    }

    @Test
    void the_window_begins_at_its_start_and_ends_before_its_end() {
        Rule rule = Rule.of(EnumSet.of(Source.FILE)).withWindow(NOON, NOON.plus(Duration.ofDays(1)));
        assertThat(judge(rule, List.of(Fact.of(Source.FILE, NOON))).met()).isTrue();
        assertThat(judge(rule, List.of(Fact.of(Source.FILE, NOON.minusMillis(1))))
                        .met())
                .isFalse();
        assertThat(words(judge(rule, List.of(Fact.of(Source.FILE, NOON.plus(Duration.ofDays(1)))))
                        .missing()))
                .singleElement()
                .asString()
                .contains("completed on March 2, 2026", "from March 1, 2026");
    }

    @Test
    void an_administrator_has_to_approve_where_the_rule_says_so() {
        Rule rule = Rule.of(EnumSet.of(Source.INSTRUCTOR)).withApprover(Rule.Approver.ADMINISTRATOR);
        assertThat(words(judge(rule, List.of(Fact.of(Source.INSTRUCTOR, NOON))).missing()))
                .containsExactly("Your instructor approved it, but an administrator has to.");
        assertThat(judge(rule, List.of(new Fact(Source.INSTRUCTOR, NOON, null, List.of(), false, true)))
                        .met())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0,false,4,false,true,1",
        "0,false,3,false,false,0.75",
        "2,false,2,false,true,1",
        "2,true,2,false,false,0.5",
        "2,true,2,true,true,1",
        "2,true,1,true,false,0.5"
    })
    void attendance_asks_for_all_sessions_or_so_many_and_maybe_the_worksheet(
            int needed, boolean worksheet, int attended, boolean sheet, boolean met, double share) {
        Rule rule = Rule.of(EnumSet.of(Source.ATTENDANCE)).withAttendance(new AttendanceRule(needed, worksheet));
        Judgement judgement = Judgement.of(
                rule,
                new Evidence(
                        List.of(new Fact(
                                Source.ATTENDANCE, NOON, null, Collections.nCopies(attended, NOON), sheet, false)),
                        List.of(),
                        4));
        assertThat(judgement.met()).isEqualTo(met);
        assertThat(judgement.share()).isEqualTo(share, within(1e-9));
        assertThat(judgement.attended()).isEqualTo(attended / 4.0, within(1e-9));
    }

    @Test
    void prerequisites_come_before() {
        Rule rule = Rule.of(EnumSet.of(Source.LEARNER));
        List<Fact> facts = List.of(enough(Source.LEARNER));
        Judgement lacking =
                Judgement.of(rule, new Evidence(facts, List.of(new Evidence.Prerequisite("Basics", false)), 0));
        assertThat(lacking.met()).isFalse();
        assertThat(lacking.share()).isEqualTo(0.5);
        assertThat(words(lacking.missing())).containsExactly("You need the badge for Basics first.");
        assertThat(Judgement.of(rule, new Evidence(facts, List.of(new Evidence.Prerequisite("Basics", true)), 0))
                        .met())
                .isTrue();
    }

    @Test
    void the_order_and_the_number_of_facts_do_not_matter_and_more_facts_never_hurt() {
        long seed = 20261124;
        for (int round = 0; round < 2_000; round++) {
            Random random = new Random(seed + round);
            Rule rule = Generated.rule(random);
            List<Fact> facts = Generated.facts(random, 8);
            Evidence evidence = new Evidence(facts, List.of(), 4);
            List<Fact> again = new ArrayList<>(facts);
            again.addAll(facts.subList(0, random.nextInt(facts.size() + 1)));
            Collections.shuffle(again, random);
            Judgement judgement = Judgement.of(rule, evidence);
            assertThat(Judgement.of(rule, new Evidence(again, List.of(), 4)))
                    .as("seed %s", seed + round)
                    .isEqualTo(judgement);
            List<Fact> more = new ArrayList<>(facts);
            more.add(Generated.facts(random, 1).get(0));
            Judgement richer = Judgement.of(rule, new Evidence(more, List.of(), 4));
            assertThat(richer.share()).as("seed %s", seed + round).isGreaterThanOrEqualTo(judgement.share());
            if (judgement.met()) {
                assertThat(richer.met()).as("seed %s", seed + round).isTrue();
                assertThat(judgement.share()).as("seed %s", seed + round).isEqualTo(1, within(1e-9));
            }
        }
    }

    @Test
    void a_rule_that_nobody_could_mean_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rule.of(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(EnumSet.of(Source.LEARNER), Rule.Need.AT_LEAST, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> rule(EnumSet.of(Source.LEARNER), Rule.Need.AT_LEAST, 0));
    }

    @Test
    void a_rule_says_in_words_what_it_means() {
        assertThat(RuleWords.of(Rule.USUAL, List.of(), 0).words())
                .isEqualTo("This is complete when the learner says so or an instructor approves it."
                        + " The learning platform then gets a grade of 100%, and nothing before.");
        assertThat(RuleWords.of(
                                rule(EnumSet.of(Source.FILE, Source.GRADE, Source.ATTENDANCE), Rule.Need.AT_LEAST, 2),
                                List.of("Basics"),
                                4)
                        .words())
                .contains(
                        "at least 2 of these are true: the learner's grade",
                        "all 4 sessions",
                        "needs the badge for Basics");
    }

    @Test
    void it_is_complete_since_the_day_on_which_enough_sources_had_told_it() {
        Rule rule = rule(EnumSet.of(Source.LEARNER, Source.GRADE, Source.FILE), Rule.Need.AT_LEAST, 2);
        List<Fact> facts = List.of(
                Fact.of(Source.FILE, day(9)),
                Fact.of(Source.LEARNER, day(5)),
                Fact.of(Source.LEARNER, day(3)),
                new Fact(Source.GRADE, day(1), 0.2, List.of(), false, false),
                new Fact(Source.GRADE, day(7), 0.8, List.of(), false, false),
                Fact.of(Source.GATE, day(2)));
        assertThat(judge(rule, facts).since()).isEqualTo(day(7));
        assertThat(judge(rule, facts.subList(0, 4)).since()).as("just enough").isEqualTo(day(9));
        assertThat(judge(rule, facts.subList(1, 4)).since()).as("one too few").isNull();
        Evidence waits = new Evidence(facts, List.of(new Evidence.Prerequisite("Basics", false)), 4);
        assertThat(Judgement.of(rule, waits).since()).isEqualTo(day(7));
    }

    @Test
    void a_badge_that_comes_before_is_part_of_the_whole() {
        Rule rule = Rule.of(EnumSet.of(Source.LEARNER));
        List<Evidence.Prerequisite> before =
                List.of(new Evidence.Prerequisite("Basics", true), new Evidence.Prerequisite("More", false));
        Judgement judgement = Judgement.of(rule, new Evidence(List.of(enough(Source.LEARNER)), before, 0));
        assertThat(judgement.share()).isEqualTo(2 / 3.0, within(1e-9));
        assertThat(judgement.reasons()).hasSize(2);
        assertThat(judgement.missing()).hasSize(1);
    }

    @Test
    void only_attendance_tells_which_share_of_the_sessions_was_attended() {
        Rule rule = Rule.of(EnumSet.of(Source.FILE));
        List<Instant> three = Collections.nCopies(3, NOON);
        Fact file = new Fact(Source.FILE, NOON, null, three, false, false);
        assertThat(judge(rule, List.of(file)).attended()).isZero();
        Fact present = new Fact(Source.ATTENDANCE, NOON, null, three, false, false);
        assertThat(judge(rule, List.of(file, present)).attended()).isEqualTo(0.75);
        assertThat(Judgement.of(rule, new Evidence(List.of(present), List.of(), 2))
                        .attended())
                .as("never more than all")
                .isEqualTo(1);
    }

    @Test
    void a_session_outside_the_window_is_told_and_does_not_count() {
        Rule rule = Rule.of(EnumSet.of(Source.ATTENDANCE)).opening(day(2));
        Fact fact = new Fact(Source.ATTENDANCE, day(9), null, List.of(day(1), day(2), day(3)), false, false);
        assertThat(words(judge(rule, List.of(fact)).missing()))
                .containsExactly(
                        "You were marked present at 2 of 4 sessions. One more session was outside the dates that count."
                                + " All 4 sessions are required.");
    }

    @Test
    void what_is_missing_names_who_has_to_approve_and_the_numbers_as_they_are() {
        assertThat(words(
                        judge(Rule.of(EnumSet.of(Source.INSTRUCTOR)), List.of()).missing()))
                .containsExactly("Your instructor has not approved it yet.");
        Rule strict =
                Rule.judgingAs("INSTRUCTOR|ANY|1|60||||ADMINISTRATOR|0|false").orElseThrow();
        assertThat(words(judge(strict, List.of()).missing()))
                .containsExactly("An administrator has not approved it yet.");
        assertThat(words(Judgement.of(Rule.of(EnumSet.of(Source.ATTENDANCE)), new Evidence(List.of(), List.of(), 1))
                        .missing()))
                .containsExactly("You have not been marked present at the session yet. The session is required.");
        Rule graded = Rule.of(EnumSet.of(Source.GRADE));
        assertThat(words(judge(graded, List.of(new Fact(Source.GRADE, NOON, 0.595, List.of(), false, false)))
                        .missing()))
                .containsExactly("Your grade of 59.5% is below the required 60%.");
        assertThat(words(judge(graded, List.of(new Fact(Source.GRADE, NOON, 0.5, List.of(), false, false)))
                        .missing()))
                .containsExactly("Your grade of 50% is below the required 60%.");
    }

    private static Instant day(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    private static Fact enough(Source source) {
        return switch (source) {
            case GRADE -> new Fact(source, NOON, 0.8, List.of(), false, false);
            case ATTENDANCE -> new Fact(source, NOON, null, Collections.nCopies(4, NOON), false, false);
            default -> Fact.of(source, NOON);
        };
    }

    private static Judgement judge(Rule rule, List<Fact> facts) {
        return Judgement.of(rule, new Evidence(facts, List.of(), 4));
    }

    private static Rule rule(Set<Source> sources, Rule.Need need, int atLeast) {
        return Rule.of(sources).withNeed(need, atLeast);
    }
}
