package org.waymark.standard;

import org.jspecify.annotations.Nullable;

/**
 * A level of certification.
 *
 * @param percent the published lower edge, in whole percents of all criteria
 * @param points the number of confirmed criteria at which the level begins; this decides, not the percentage
 */
public record Level(
        String code,
        String title,
        int percent,
        int points,
        boolean provisional,
        @Nullable String note) {}
