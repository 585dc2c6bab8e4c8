package org.waymark.attendance;

import java.util.List;
import java.util.stream.IntStream;
import org.waymark.learning.Run;
import org.waymark.learning.RunSession;

/**
 * A session as it stands in an activity.
 *
 * @param number names it within the activity, for good
 * @param counts whether attendance counts it
 */
public record PlannedSession(int number, RunSession session, boolean counts) {

    /** The sessions of a run as the catalogue has them: those count at which people meet. */
    public static List<PlannedSession> of(Run run) {
        return IntStream.range(0, run.sessions().size())
                .mapToObj(place -> {
                    RunSession session = run.sessions().get(place);
                    return new PlannedSession(place, session, session.kind().counts());
                })
                .toList();
    }

    /** Counts the sessions that attendance counts. */
    public static int count(List<PlannedSession> sessions) {
        return (int) sessions.stream().filter(PlannedSession::counts).count();
    }
}
