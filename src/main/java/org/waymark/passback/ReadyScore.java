package org.waymark.passback;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.platform.Registration;
import org.waymark.people.LearnerId;

/**
 * A score with all that is needed to send it, as it was a moment ago.
 *
 * @param subject the platform's id of the learner
 * @param origin what caused the score, as the log names it
 * @param column empty while it has to be looked for, or made
 * @param read when all of this was read, by {@link System#nanoTime}
 */
record ReadyScore(
        Score score,
        String subject,
        @Nullable String origin,
        Registration registration,
        ResourceLink link,
        Optional<URI> column,
        long read) {

    /** The cell of the gradebook that a score goes to: no two for the same are sent at once. */
    record Cell(ResourceLinkId link, LearnerId learner, String tag) {}

    Cell cell() {
        return new Cell(link.id(), score.learner(), score.tag());
    }
}
