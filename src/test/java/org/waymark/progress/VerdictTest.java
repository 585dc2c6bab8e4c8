package org.waymark.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.language.Message.words;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.language.Message;

class VerdictTest {
    private static final Judgement MET = new Judgement(
            true, 1, 0, null, List.of(new Judgement.Condition(Message.plain("You said that it is complete."), true)));
    private static final Judgement NOT_MET = new Judgement(
            false,
            0.5,
            0,
            null,
            List.of(
                    new Judgement.Condition(Message.plain("You said that it is complete."), true),
                    new Judgement.Condition(Message.plain("Your instructor has not approved it yet."), false)));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_test_user_never_earns_whatever_else_holds(boolean held) {
        for (Judgement judgement : List.of(MET, NOT_MET)) {
            Verdict verdict = Verdict.on(
                    new AwardFacts("Data", true, 2, "Springfield", held, false, null, false, null), judgement);
            // What was awarded before the platform said so is taken back.
            assertThat(verdict.outcome()).isEqualTo(held ? Verdict.Outcome.REVOKED : Verdict.Outcome.NEVER);
            assertThat(verdict.outcome().met()).isFalse();
            assertThat(words(verdict.reasons())).singleElement().asString().contains("test user");
        }
    }

    @Test
    void an_award_held_before_counts_once() {
        Verdict verdict = Verdict.on(facts(true, false, false), MET);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.KEPT);
        assertThat(words(verdict.reasons()))
                .last()
                .asString()
                .contains("already hold the badge for Data", "counts once");
    }

    @ParameterizedTest
    @CsvSource({
        "0,Springfield,earns a badge but supports no criterion,listed among what people from Springfield",
        "1,Springfield,supports 1 criterion of,It now supports Springfield",
        "2,Springfield,supports 2 criteria of,Support is not a point",
        "0,,earns a badge but supports no criterion,not joined a city yet",
        "3,,supports 3 criteria of,Once you do",
    })
    void what_is_met_is_awarded_with_its_reasons(int criteria, String city, String counts, String support) {
        Verdict verdict =
                Verdict.on(new AwardFacts("Data", false, criteria, city, false, false, null, false, null), MET);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.AWARDED);
        assertThat(verdict.missing()).isEmpty();
        assertThat(verdict.reasons()).hasSize(3);
        assertThat(verdict.reasons().get(0).words()).isEqualTo("You said that it is complete.");
        assertThat(verdict.reasons().get(1).words()).contains(counts);
        assertThat(verdict.reasons().get(2).words()).contains(support);
    }

    @Test
    void what_was_lost_is_awarded_again_and_says_so() {
        Verdict verdict = Verdict.on(facts(false, true, false), MET);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.AWARDED);
        assertThat(words(verdict.reasons())).anyMatch(reason -> reason.contains("This is a new one"));
    }

    @Test
    void what_is_not_met_says_what_is_missing() {
        Verdict verdict = Verdict.on(facts(false, false, false), NOT_MET);
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_YET);
        assertThat(words(verdict.reasons())).containsExactly("You said that it is complete.");
        assertThat(words(verdict.missing())).containsExactly("Your instructor has not approved it yet.");
    }

    @Test
    void a_badge_whose_ground_is_gone_is_taken_back_unless_another_activity_holds_it() {
        Verdict gone = Verdict.on(
                new AwardFacts("Data", false, 1, null, true, false, null, false, Message.plain("a mix-up of names")),
                NOT_MET);
        assertThat(gone.outcome()).isEqualTo(Verdict.Outcome.REVOKED);
        assertThat(words(gone.reasons())).first().asString().isEqualTo("Withdrawn: a mix-up of names");
        assertThat(words(gone.reasons())).last().asString().contains("withdrawn too");

        Verdict kept = Verdict.on(facts(true, false, true), NOT_MET);
        assertThat(kept.outcome()).isEqualTo(Verdict.Outcome.NOT_YET);
        assertThat(words(kept.reasons())).last().asString().contains("You keep it");
    }

    @Test
    void a_badge_for_a_later_run_says_which_one_it_renews() {
        Verdict verdict = Verdict.on(
                new AwardFacts("Data", false, 2, "Springfield", false, false, LocalDate.of(2024, 5, 2), false, null),
                MET);
        assertThat(words(verdict.reasons())).anyMatch(reason -> reason.contains("from your run of May 2, 2024"));
        assertThat(words(Verdict.on(facts(false, false, false), MET).reasons()))
                .noneMatch(reason -> reason.contains("renews"));
    }

    /** What a decision adds to the judgement's reasons is about the award, so it makes no other ground of it. */
    @Test
    void an_award_rests_on_the_reasons_of_its_judgement_whatever_else_was_said_with_it() {
        for (AwardFacts facts : List.of(
                facts(false, false, false),
                facts(false, true, false),
                new AwardFacts("Data", false, 0, null, false, false, LocalDate.of(2024, 5, 2), false, null))) {
            List<Message> reasons = Verdict.on(facts, MET).reasons();
            assertThat(Verdict.restsOn(reasons, MET)).isTrue();
            assertThat(Verdict.restsOn(reasons.subList(1, reasons.size()), MET)).isFalse();
            assertThat(Verdict.restsOn(
                            reasons,
                            new Judgement(
                                    true,
                                    1,
                                    0,
                                    null,
                                    List.of(new Judgement.Condition(Message.plain("Another."), true)))))
                    .isFalse();
        }
    }

    /** Version 0.1 kept sentences, which stand as they are beside the facts that are kept now. */
    @Test
    void an_award_of_the_last_version_rests_on_the_sentences_that_it_kept() {
        List<Message> kept = Message.readLines("""
                You said that it is complete.
                An earlier badge for it was taken back; this is a new one.
                This run supports 2 criteria of the Standard.
                It now supports Springfield on these criteria.""");
        Message said = Message.plain("You said that it is complete.");
        Judgement judgement = new Judgement(true, 1, 0, null, List.of(new Judgement.Condition(said, true)));
        assertThat(Verdict.restsOn(kept, judgement)).isTrue();
        assertThat(Verdict.restsOn(kept.subList(1, 4), judgement)).isFalse();
        Judgement now = Judgement.of(
                Rule.of(EnumSet.of(Source.LEARNER)),
                new Evidence(List.of(Fact.of(Source.LEARNER, Instant.EPOCH)), List.of(), 0));
        assertThat(Verdict.restsOn(kept, now)).as("a fact says the same").isTrue();
    }

    private static AwardFacts facts(boolean held, boolean lost, boolean elsewhere) {
        return new AwardFacts("Data", false, 2, "Springfield", held, lost, null, elsewhere, null);
    }
}
