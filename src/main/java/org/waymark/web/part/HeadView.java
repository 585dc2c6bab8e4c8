package org.waymark.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a public page tells machines about itself: search engines, pages that link to it, readers of feeds.
 *
 * @param canonical the one address of the page
 * @param type as Open Graph names it
 * @param languages the addresses of the page in each language; none where there is one only
 * @param feeds what can be subscribed to
 * @param linkedData JSON-LD that is safe within a script element; null when there is none
 */
public record HeadView(
        String canonical,
        String type,
        String title,
        String description,
        String image,
        String locale,
        List<Alternate> languages,
        List<Feed> feeds,
        @Nullable String linkedData) {

    /** The page in a language. */
    public record Alternate(String language, String url) {}

    /** A calendar or a feed of news, by its media type. */
    public record Feed(String type, String title, String url) {}
}
