package org.waymark.lti.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tsugi.ags2.objects.LineItem;

/**
 * A gradebook column (AGS 2.0, 3.2).
 *
 * @param id the platform's address of it, null until it exists
 * @param review only sent: no platform's answer is asked for it
 */
public record LineItemPayload(
        @Nullable String id,
        String label,
        double scoreMaximum,
        @Nullable String resourceLinkId,
        @Nullable String resourceId,
        @Nullable String tag,
        @Nullable ReviewPayload review) {

    public String json() {
        LineItem item = new LineItem();
        item.label = label;
        item.scoreMaximum = scoreMaximum;
        item.resourceLinkId = resourceLinkId;
        item.resourceId = resourceId;
        item.tag = tag;
        item.submissionReview = review == null ? null : review.payload();
        return Json.write(item);
    }

    /** Reads one line item of a platform's answer; empty when it has no usable address. */
    public static Optional<LineItemPayload> read(JsonNode node) {
        try {
            LineItem item = Json.convert(node, LineItem.class);
            if (item == null || item.id == null || item.id.isBlank()) {
                return Optional.empty();
            }
            return Optional.of(new LineItemPayload(
                    item.id,
                    item.label == null ? "" : item.label,
                    item.scoreMaximum == null ? 0 : item.scoreMaximum,
                    item.resourceLinkId,
                    item.resourceId,
                    item.tag,
                    null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
