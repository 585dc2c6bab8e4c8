package org.waymark.web.launch;

import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;

/**
 * A stop on the way in: the platform's storage keeps, or gives back, what a blocked cookie cannot.
 *
 * @param target the frame to ask
 * @param origin the platform's, the only one that is asked and believed
 * @param value what to keep; null asks for it
 * @param next where to go when it is kept
 * @param without where to go when the platform keeps nothing or does not answer
 * @param idToken posted again with the answer, as is {@code state}
 */
public record StorageView(
        LayoutView layout,
        String target,
        String origin,
        String key,
        @Nullable String value,
        @Nullable String next,
        @Nullable String without,
        String idToken,
        String state) {}
