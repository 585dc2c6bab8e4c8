package org.waymark.attendance;

import java.util.Set;

/**
 * The sessions and the worksheet that are marked for one learner.
 *
 * @param sessions places of the sessions in the run, from 0
 */
public record Marks(Set<Integer> sessions, boolean worksheet) {
    public static final Marks NONE = new Marks(Set.of(), false);

    public Marks {
        sessions = Set.copyOf(sessions);
    }
}
