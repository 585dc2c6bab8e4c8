package org.waymark.progress.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionRef;

/** The three facts of a city about one criterion on one day, which are never mixed. */
public record CriterionFacts(Backing backing, Optional<Held> claim, Optional<Held> confirmation) {
    public static final CriterionFacts NONE = new CriterionFacts(Backing.NONE, Optional.empty(), Optional.empty());

    /**
     * The completions that support a criterion.
     *
     * @param shares those that count, by the way they came; each counts in one share only
     * @param until the day on which the last of them has lapsed; null while none of them lapses
     * @param lapsed how many counted once and do so no more
     * @param lapsedOn the day on which the last of those lapsed; null without any
     */
    public record Backing(
            List<Share> shares,
            @Nullable LocalDate until,
            int lapsed,
            @Nullable LocalDate lapsedOn) {
        public static final Backing NONE = new Backing(List.of(), null, 0, null);

        public Backing {
            shares = List.copyOf(shares);
        }

        public int count() {
            return shares.stream().mapToInt(Share::count).sum();
        }
    }

    /**
     * Completions that support a criterion in the same way.
     *
     * @param sources the criteria of other versions along which they were carried over; empty where they support this one
     *     itself
     */
    public record Share(List<CriterionRef> sources, int count) {
        public Share {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A claim or a confirmation.
     *
     * @param until the first day on which it counts no more; null where it does not lapse
     * @param lapsed whether that day has come
     * @param sources the criteria of other versions from which it was carried over; empty where it is of this one itself
     */
    public record Held(LocalDate since, @Nullable LocalDate until, boolean lapsed, List<CriterionRef> sources) {
        public Held {
            sources = List.copyOf(sources);
        }
    }

    /** Returns the facts of a criterion about which no other version says anything, and which never lapse. */
    public static CriterionFacts own(int supported, @Nullable LocalDate claimedOn, @Nullable LocalDate confirmedOn) {
        return new CriterionFacts(
                supported == 0 ? Backing.NONE : new Backing(List.of(new Share(List.of(), supported)), null, 0, null),
                Optional.ofNullable(claimedOn).map(CriterionFacts::held),
                Optional.ofNullable(confirmedOn).map(CriterionFacts::held));
    }

    private static Held held(LocalDate since) {
        return new Held(since, null, false, List.of());
    }

    /** Counts the completions that support it. */
    public int supported() {
        return backing.count();
    }

    /** Tells whether the city claims it. */
    public boolean claimed() {
        return claim.filter(held -> !held.lapsed()).isPresent();
    }

    /** Tells whether it is confirmed, and its time not over. */
    public boolean confirmed() {
        return confirmation.filter(held -> !held.lapsed()).isPresent();
    }
}
