package org.waymark.practice.message;

import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.LineItem;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;

/**
 * A person's wish to open the tool.
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

    /** Returns a person's wish to open an activity. */
    public static LaunchRequest open(String clientId, Person person, PlacedActivity activity) {
        return new LaunchRequest(
                Kind.RESOURCE_LINK, clientId, person.id(), activity.courseId(), activity.id(), null, null, "iframe");
    }

    /** Returns a person's wish to open the tool's content picker. */
    public static LaunchRequest pick(String clientId, Person person, SchoolCourse course) {
        return new LaunchRequest(Kind.DEEP_LINKING, clientId, person.id(), course.id(), null, null, null, "iframe");
    }

    /** Returns a person's wish to open a learner's submission from the gradebook. */
    public static LaunchRequest review(String clientId, Person person, LineItem item, String learnerId) {
        return new LaunchRequest(
                Kind.SUBMISSION_REVIEW,
                clientId,
                person.id(),
                item.courseId(),
                item.resourceLinkId(),
                item.id(),
                learnerId,
                "iframe");
    }

    public LaunchRequest inWindow() {
        return new LaunchRequest(kind, clientId, personId, courseId, activityId, lineItemId, forPersonId, "window");
    }
}
