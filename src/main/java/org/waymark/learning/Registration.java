package org.waymark.learning;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people get a place in a run. What is null is not said.
 *
 * @param here whether people register for the run in Waymark; else somewhere else, if at all
 * @param deadline the last day on which people can register
 * @param capacity how many are taken, in words
 * @param tiers ways of taking part that have places of their own
 * @param questions what everybody is asked who registers here
 * @param contact whom to ask, in words
 */
public record Registration(
        boolean here,
        @Nullable LocalDate deadline,
        @Nullable String capacity,
        List<Tier> tiers,
        List<String> questions,
        @Nullable String contact) {
    public Registration {
        tiers = List.copyOf(tiers);
        questions = List.copyOf(questions);
    }

    /** A registration of which nothing is said but the deadline, and for which nobody registers here. */
    public static Registration until(@Nullable LocalDate deadline) {
        return new Registration(false, deadline, null, List.of(), List.of(), null);
    }

    Registration moved(long days) {
        return new Registration(
                here, deadline == null ? null : deadline.plusDays(days), capacity, tiers, questions, contact);
    }

    /** Returns the tier of that name; where the run names none at all, one that is open to everybody. */
    public Optional<Tier> findTier(String name) {
        return offered().stream().filter(tier -> tier.name().equals(name)).findFirst();
    }

    /** Lists the ways of taking part; where the run names none, one that is open to everybody and has no name. */
    public List<Tier> offered() {
        return tiers.isEmpty() ? List.of(Tier.OPEN) : tiers;
    }

    /**
     * A way of taking part, such as the cities that get a coach and those that listen.
     *
     * @param places how many; null when there is no limit
     * @param perCity whether a place is one city's, for as many of its people as come, or one person's
     * @param assessed whether only people of a city that was assessed may take it
     * @param selected whether staff select among those who apply
     */
    public record Tier(
            String name,
            @Nullable Integer places,
            @Nullable String note,
            boolean perCity,
            boolean assessed,
            boolean selected) {
        static final Tier OPEN = new Tier("", null, null, false, false, false);
    }
}
