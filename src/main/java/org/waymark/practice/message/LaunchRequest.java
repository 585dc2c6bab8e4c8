package org.waymark.practice.message;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish to open the tool.
 *
 * @param courseId the course; null for a message without context
 * @param activityId the resource link; null in deep linking and in the review of a column without a link
 * @param lineItemId the column under review; null for other kinds
 * @param forPersonId whose work is reviewed; null for other kinds
 * @param documentTarget {@code iframe} or {@code window}
 */
public record LaunchRequest(
        Kind kind,
        String clientId,
        String personId,
        @Nullable String courseId,
        @Nullable String activityId,
        @Nullable String lineItemId,
        @Nullable String forPersonId,
        String documentTarget) {

    /** The message type. */
    public enum Kind {
        RESOURCE_LINK("LtiResourceLinkRequest"),
        DEEP_LINKING("LtiDeepLinkingRequest"),
        SUBMISSION_REVIEW("LtiSubmissionReviewRequest");

        private final String messageType;

        Kind(String messageType) {
            this.messageType = messageType;
        }

        public String messageType() {
            return messageType;
        }
    }

    public LaunchRequest inWindow() {
        return new LaunchRequest(kind, clientId, personId, courseId, activityId, lineItemId, forPersonId, "window");
    }
}
