package org.waymark.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * The outcome that follows from a judgement, and why, in sentences for the learner.
 *
 * @param missing what is not there yet; empty when nothing is missing
 */
public record Verdict(Outcome outcome, List<Message> reasons, List<Message> missing) {

    private static final Messages MESSAGES = Messages.of(Verdict.class);

    /** The keys of the reasons about the award, of which the first ends those of the judgement. */
    private static final Set<String> OF_AWARD = Set.of("verdict.again", "verdict.renews", "verdict.counts-for");

    /** The beginnings of such reasons in version 0.1, which kept sentences. */
    private static final List<String> WORDS_OF_AWARD =
            List.of("An earlier badge for it was taken back; ", "This badge renews ", "This run ");

    /** The outcome of a verdict. */
    public enum Outcome {
        /** The badge is given, for the first time or again. */
        AWARDED,
        /** All is there, and the badge is held already. */
        KEPT,
        /** Something is missing. */
        NOT_YET,
        /** The badge is taken back: what it rested on is gone. */
        REVOKED,
        /** The test user of an LMS earns nothing. */
        NEVER;

        /** Tells whether the learner has what the rule asks for. */
        public boolean met() {
            return this == AWARDED || this == KEPT;
        }
    }

    public Verdict {
        reasons = List.copyOf(reasons);
        missing = List.copyOf(missing);
    }

    /** Decides. The same facts always give the same verdict. */
    public static Verdict on(AwardFacts facts, Judgement judgement) {
        if (facts.testUser()) {
            return new Verdict(
                    facts.held() ? Outcome.REVOKED : Outcome.NEVER,
                    List.of(MESSAGES.message("verdict.test-user")),
                    List.of());
        }
        if (!judgement.met()) {
            return notMet(facts, judgement);
        }
        List<Message> reasons = new ArrayList<>(judgement.reasons());
        if (facts.held()) {
            reasons.add(MESSAGES.message("verdict.held", "title", facts.title()));
            return new Verdict(Outcome.KEPT, reasons, List.of());
        }
        if (facts.lost()) {
            reasons.add(MESSAGES.message("verdict.again"));
        }
        LocalDate renewed = facts.renews();
        if (renewed != null) {
            reasons.add(MESSAGES.message("verdict.renews", "run", renewed));
        }
        reasons.add(MESSAGES.message("verdict.counts-for", "criteria", facts.criteria()));
        reasons.add(cityReason(facts));
        return new Verdict(Outcome.AWARDED, reasons, List.of());
    }

    /** Tells whether the reasons of an award rest on just what a judgement names. */
    public static boolean restsOn(List<Message> reasonsOfAward, Judgement judgement) {
        return Message.saySame(
                reasonsOfAward.stream().takeWhile(reason -> !isOfAward(reason)).toList(), judgement.reasons());
    }

    private static boolean isOfAward(Message reason) {
        return reason.room().isEmpty()
                ? WORDS_OF_AWARD.stream().anyMatch(reason.key()::startsWith)
                : OF_AWARD.contains(reason.key());
    }

    private static Verdict notMet(AwardFacts facts, Judgement judgement) {
        List<Message> reasons = new ArrayList<>();
        Message withdrawn = facts.withdrawn();
        if (withdrawn != null) {
            reasons.add(MESSAGES.message("verdict.withdrawn", "reason", withdrawn));
        }
        reasons.addAll(judgement.reasons());
        boolean revoked = facts.held() && !facts.metElsewhere();
        if (revoked) {
            reasons.add(MESSAGES.message("verdict.revoked", "title", facts.title()));
        } else if (facts.held()) {
            reasons.add(MESSAGES.message("verdict.stays", "title", facts.title()));
        }
        return new Verdict(revoked ? Outcome.REVOKED : Outcome.NOT_YET, reasons, judgement.missing());
    }

    private static Message cityReason(AwardFacts facts) {
        String city = facts.city();
        if (city == null) {
            return MESSAGES.message("verdict.no-city");
        }
        return MESSAGES.message(facts.criteria() == 0 ? "verdict.city-lists" : "verdict.city-supported", "city", city);
    }
}
