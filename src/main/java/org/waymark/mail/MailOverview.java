package org.waymark.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The letters of an installation as somebody sees them who looks after it.
 *
 * @param due how many are not sent yet
 * @param sent how many were sent within a day
 * @param troubled those that met a problem, the last first; 200 at most
 */
public record MailOverview(long due, long sent, List<Troubled> troubled) {
    public MailOverview {
        troubled = List.copyOf(troubled);
    }

    /**
     * A letter that met a problem.
     *
     * @param outcome null while it is tried again
     * @param again whether it can be sent again
     */
    public record Troubled(
            MailId id,
            String subject,
            Instant queuedAt,
            int attempts,
            @Nullable MailOutcome outcome,
            String problem,
            boolean again) {}
}
