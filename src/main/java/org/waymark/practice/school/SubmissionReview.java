package org.waymark.practice.school;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a tool about the review of a column's submissions (AGS 2.0, 3.2.9).
 *
 * @param url where the review is opened; null for the link's own address
 */
public record SubmissionReview(@Nullable String url, Map<String, String> custom) {
    private static final Set<String> STATES = Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");

    public SubmissionReview {
        custom = Map.copyOf(custom);
    }

    /** Reads it from a line item; empty when it says nothing of a review. What {@link #rules} names is left out. */
    public static Optional<SubmissionReview> of(Map<String, Object> lineItem) {
        if (!(lineItem.get("submissionReview") instanceof Map<?, ?> review)) {
            return Optional.empty();
        }
        Map<String, String> custom = new LinkedHashMap<>();
        if (review.get("custom") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> {
                if (value instanceof String text) {
                    custom.put(String.valueOf(name), text);
                }
            });
        }
        return Optional.of(
                new SubmissionReview(review.get("url") instanceof String url && !url.isBlank() ? url : null, custom));
    }

    /** Checks each rule that a line item must hold to. Nothing is asked of one without a review. */
    public static Map<String, Boolean> rules(Map<String, Object> lineItem, Client client) {
        Object given = lineItem.get("submissionReview");
        if (given == null) {
            return Map.of();
        }
        Map<?, ?> review = given instanceof Map<?, ?> map ? map : Map.of();
        boolean states = review.get("reviewableStatus") instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(STATES::contains);
        Object url = review.get("url");
        Object custom = review.get("custom");
        boolean texts = custom == null
                || (custom instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance));
        Map<String, Boolean> held = new LinkedHashMap<>();
        held.put("submissionReview is an object", given instanceof Map);
        held.put("reviewableStatus lists states of activityProgress", states);
        held.put("the url of submissionReview is one of the tool", url == null || isOf(client, url));
        held.put("the custom values of submissionReview are texts", texts);
        return held;
    }

    private static boolean isOf(Client client, Object url) {
        try {
            URI own = URI.create(client.targetLinkUri());
            URI asked = URI.create(String.valueOf(url));
            return own.getScheme().equals(asked.getScheme())
                    && own.getRawAuthority().equals(asked.getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
