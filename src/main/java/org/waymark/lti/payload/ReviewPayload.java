package org.waymark.lti.payload;

import java.util.List;
import java.util.Map;
import org.tsugi.ags2.objects.SubmissionReview;

/**
 * The part of a line item that lets a gradebook open the evidence behind a grade (AGS 2.0, 3.2.9; Submission Review
 * 1.0).
 *
 * @param url an address of this tool, which becomes the {@code target_link_uri} of the review
 * @param custom what the review carries; may be empty
 */
public record ReviewPayload(String url, Map<String, String> custom) {
    /** In every state there is something to see, be it that nothing was said yet. */
    private static final List<String> STATES = List.of("InProgress", "Submitted", "Completed");

    public ReviewPayload {
        custom = Map.copyOf(custom);
    }

    SubmissionReview payload() {
        SubmissionReview review = new SubmissionReview();
        review.reviewableStatus = STATES;
        review.label = "Evidence and decision";
        review.url = url;
        review.custom = custom.isEmpty() ? null : custom;
        return review;
    }
}
