package org.waymark.journey;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.platform.RegistrationId;
import org.waymark.people.LearnerId;

/**
 * Who came in by a launch, where, and as what.
 *
 * @param resourceLink the link that was launched; null for a deep linking request
 * @param deepLinking the request to be answered; null for a resource link
 * @param programme administers the platform that is marked as the programme's
 */
public record Entry(
        LearnerId learner,
        RegistrationId registration,
        @Nullable UUID resourceLink,
        @Nullable UUID deepLinking,
        boolean instructor,
        boolean administrator,
        boolean programme) {

    public Optional<UUID> deepLinkingRequest() {
        return Optional.ofNullable(deepLinking);
    }
}
