package org.waymark.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;

/** Makes the surroundings of pages that anybody may open, with the ways from one to the others. */
public final class OpenLayout {
    private static final Messages MESSAGES = Messages.of(OpenLayout.class);

    private OpenLayout() {}

    /**
     * Makes the surroundings of a page.
     *
     * @param current the address of the page, where one of the ways leads to it
     */
    public static LayoutView of(String title, String current) {
        return of(title, current, null);
    }

    /** Makes the surroundings of a page that says first what has just happened. */
    public static LayoutView of(String title, String current, @Nullable String flash) {
        return new LayoutView(
                title,
                null,
                null,
                null,
                List.of(
                        link("page.catalog", "/catalogue", current),
                        link("page.cities", "/cities", current),
                        link("page.verify", "/verify", current)),
                flash,
                null,
                link("page.ask", "/ask", current));
    }

    private static LinkView link(String key, String url, String current) {
        return new LinkView(MESSAGES.say(key), url, url.equals(current));
    }
}
