package org.waymark.web.part;

import org.jspecify.annotations.Nullable;

/**
 * The badge and where its forms are.
 *
 * @param until until when it is valid, in words; null: for ever
 */
public record BadgeView(
        String imageUrl,
        String pageUrl,
        String pdfUrl,
        String jsonUrl,
        @Nullable String until) {}
