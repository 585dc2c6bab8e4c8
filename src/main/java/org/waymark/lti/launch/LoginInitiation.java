package org.waymark.lti.launch;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a third-party login initiation (Security Framework 5.1.1.1), as the browser brought them.
 *
 * @param storageTarget the frame that keeps data for the tool when its cookies are blocked (Client-Side postMessages
 *     Storage 0.1); the platform sends {@code _parent} or a frame's name
 */
public record LoginInitiation(
        @Nullable String issuer,
        @Nullable String loginHint,
        @Nullable String targetLinkUri,
        @Nullable String ltiMessageHint,
        @Nullable String clientId,
        @Nullable String deploymentId,
        @Nullable String storageTarget) {}
