package org.waymark.progress;

import java.util.ArrayList;
import java.util.List;

/**
 * The outcome that follows from a judgement, and why, in sentences for the learner.
 *
 * @param missing what is not there yet; empty when nothing is missing
 */
public record Verdict(Outcome outcome, List<String> reasons, List<String> missing) {

    private static final String AGAIN = "An earlier badge for it was taken back; this is a new one.";
    private static final String RENEWS = "This badge renews ";
    private static final String THIS_RUN = "This run ";

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
                    List.of("This is the test user of the LMS, who never earns a badge or counts for a city."),
                    List.of());
        }
        if (!judgement.met()) {
            return notMet(facts, judgement);
        }
        List<String> reasons = new ArrayList<>(judgement.reasons());
        if (facts.held()) {
            reasons.add("You hold the badge for " + facts.title() + " already; it counts once.");
            return new Verdict(Outcome.KEPT, reasons, List.of());
        }
        if (facts.lost()) {
            reasons.add(AGAIN);
        }
        if (facts.renews() != null) {
            reasons.add(RENEWS + "the one that you hold from the run of " + facts.renews() + ", which stays.");
        }
        reasons.add(countsFor(facts));
        reasons.add(cityReason(facts));
        return new Verdict(Outcome.AWARDED, reasons, List.of());
    }

    /** Tells whether the reasons of an award rest on just what a judgement names. */
    public static boolean restsOn(List<String> reasonsOfAward, Judgement judgement) {
        return reasonsOfAward.stream()
                .takeWhile(
                        reason -> !reason.equals(AGAIN) && !reason.startsWith(RENEWS) && !reason.startsWith(THIS_RUN))
                .toList()
                .equals(judgement.reasons());
    }

    private static Verdict notMet(AwardFacts facts, Judgement judgement) {
        List<String> reasons = new ArrayList<>();
        if (facts.withdrawn() != null) {
            reasons.add("Taken back: " + facts.withdrawn());
        }
        reasons.addAll(judgement.reasons());
        boolean revoked = facts.held() && !facts.metElsewhere();
        if (revoked) {
            reasons.add("The badge for " + facts.title() + " rested on that, so it was taken back too.");
        } else if (facts.held()) {
            reasons.add("You hold the badge for " + facts.title() + " from another activity; it stays.");
        }
        return new Verdict(revoked ? Outcome.REVOKED : Outcome.NOT_YET, reasons, judgement.missing());
    }

    private static String countsFor(AwardFacts facts) {
        return switch (facts.criteria()) {
            case 0 -> THIS_RUN + "is aligned to no criterion of the Standard, so it earns a badge but supports none.";
            case 1 -> THIS_RUN + "supports 1 criterion of the Standard.";
            default -> THIS_RUN + "supports " + facts.criteria() + " criteria of the Standard.";
        };
    }

    private static String cityReason(AwardFacts facts) {
        String city = facts.city();
        if (city == null) {
            return "You have not joined a city yet: once you do, this completion counts for it.";
        }
        return facts.criteria() == 0
                ? "It is listed among what people of " + city + " have completed."
                : "It now supports " + city
                        + " on these criteria. Support is not a point: the assessment decides that.";
    }
}
