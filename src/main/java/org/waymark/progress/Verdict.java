package org.waymark.progress;

import java.util.List;

/** Whether a completion earns its award, and why, in sentences for the learner. */
public record Verdict(boolean awarded, List<String> reasons) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** Decides about one completion. The same facts always give the same verdict. */
    public static Verdict on(AwardFacts facts) {
        if (facts.testUser()) {
            return new Verdict(
                    false, List.of("This is the test user of the LMS, who never earns a badge or counts for a city."));
        }
        if (facts.awardedBefore()) {
            return new Verdict(false, List.of("You hold the badge for " + facts.title() + " already; it counts once."));
        }
        return new Verdict(
                true,
                List.of(
                        "Completed: " + facts.toldBy() + " said that " + facts.title() + " is complete.",
                        countsFor(facts),
                        cityReason(facts)));
    }

    private static String countsFor(AwardFacts facts) {
        return switch (facts.criteria()) {
            case 0 -> "This run is aligned to no criterion of the Standard, so it earns a badge but supports none.";
            case 1 -> "This run supports 1 criterion of the Standard.";
            default -> "This run supports " + facts.criteria() + " criteria of the Standard.";
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
