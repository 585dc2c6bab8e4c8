package org.waymark.learning;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people get a place in a run. What is null is not said.
 *
 * @param deadline the last day on which people can register
 * @param capacity how many are taken, in words
 * @param tiers ways of taking part that have places of their own
 * @param contact whom to ask, in words
 */
public record Registration(
        @Nullable LocalDate deadline,
        @Nullable String capacity,
        List<Tier> tiers,
        @Nullable String contact) {
    public Registration {
        tiers = List.copyOf(tiers);
    }

    Registration moved(long days) {
        return new Registration(deadline == null ? null : deadline.plusDays(days), capacity, tiers, contact);
    }

    /**
     * A way of taking part, such as the cities that get a coach and those that listen.
     *
     * @param places how many; null when there is no limit
     */
    public record Tier(
            String name, @Nullable Integer places, @Nullable String note) {}
}
