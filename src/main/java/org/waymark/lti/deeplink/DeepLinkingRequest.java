package org.waymark.lti.deeplink;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * A platform's request for content items (Deep Linking 2.0, 3.4.1), waiting for a person's choice.
 *
 * @param data to be sent back exactly when the platform gave it
 */
public record DeepLinkingRequest(
        UUID id,
        RegistrationId registration,
        String deploymentId,
        UUID learner,
        URI returnUrl,
        Set<String> acceptTypes,
        boolean acceptMultiple,
        boolean acceptLineItem,
        @Nullable String data) {

    public DeepLinkingRequest {
        acceptTypes = Set.copyOf(acceptTypes);
    }

    /** Tells whether LTI links may be answered at all; Waymark offers nothing else. */
    public boolean acceptsLinks() {
        return acceptTypes.contains("ltiResourceLink");
    }

    /** Tells whether so many links may be answered; none always may, which cancels. */
    public boolean takes(int links) {
        return links == 0 || (acceptsLinks() && (links == 1 || acceptMultiple));
    }
}
