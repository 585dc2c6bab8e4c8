package org.waymark.web.part;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A criterion of the certification and, where a city is known, how it stands there.
 *
 * @param area the practice area it belongs to
 * @param months for how many months evidence counts, {@code null} when it does not age
 * @param core whether a city without it has no level
 * @param facts how it stands for the reader's city, {@code null} when no city is known
 */
public record CriterionView(
        String code,
        String title,
        String statement,
        String area,
        @Nullable Integer months,
        boolean core,
        @Nullable Facts facts) {
    /**
     * The three facts that are never mixed: learning supports, the city claims, the assessment confirms. Only the last
     * is a point.
     *
     * @param supportedBy how many completions support the criterion
     * @param point whether it is a point; one that is confirmed is none while a prerequisite is not
     * @param support where they come from and when they lapse, in sentences
     * @param claim where the claim comes from
     * @param confirmation where the confirmation comes from, and when it lapses or did
     */
    public record Facts(
            int supportedBy,
            boolean claimed,
            boolean confirmed,
            boolean point,
            List<Note> support,
            List<Note> claim,
            List<Note> confirmation) {
        public Facts {
            support = List.copyOf(support);
            claim = List.copyOf(claim);
            confirmation = List.copyOf(confirmation);
        }

        /** Facts about which there is nothing more to say. */
        public Facts(int supportedBy, boolean claimed, boolean confirmed) {
            this(supportedBy, claimed, confirmed, confirmed, List.of(), List.of(), List.of());
        }

        public List<Note> notes() {
            return Stream.of(support, claim, confirmation).flatMap(List::stream).toList();
        }
    }

    /**
     * A sentence about one of the facts.
     *
     * @param mark the symbol before it: "wait" for what lapses soon, "problem" for what has lapsed, "none" otherwise
     */
    public record Note(String mark, String words) {}
}
