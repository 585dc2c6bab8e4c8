package org.waymark.lti.payload;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tsugi.deeplink.objects.ContentItem;
import org.tsugi.deeplink.objects.LtiResourceLink;
import org.tsugi.deeplink.objects.MiniLineItem;

/**
 * An LTI resource link offered to the platform (Deep Linking 2.0, 3.3). What must survive a platform that drops fields
 * travels in {@code url} and {@code custom}.
 *
 * @param column null asks for a link without a grade
 */
public record DeepLinkingItem(
        String title,
        String text,
        String url,
        Map<String, String> custom,
        @Nullable Column column) {

    /** The grade column that is asked for with an activity. */
    public record Column(String resourceId, String tag, ReviewPayload review) {}

    ContentItem payload() {
        LtiResourceLink item = new LtiResourceLink();
        item.type = ContentItem.TYPE_LTIRESOURCELINK;
        item.title = title;
        item.text = text;
        item.url = url;
        item.custom = custom;
        if (column != null) {
            MiniLineItem lineItem = new MiniLineItem();
            lineItem.scoreMaximum = 100.0;
            lineItem.label = title;
            lineItem.resourceId = column.resourceId();
            lineItem.tag = column.tag();
            // The library's class knows no such field, although the platform does.
            lineItem.setKey("submissionReview", column.review().payload());
            item.lineItem = lineItem;
        }
        return item;
    }
}
