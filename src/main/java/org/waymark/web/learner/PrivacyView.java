package org.waymark.web.learner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that says what is kept of a person, who sees it, and what the person lets others see.
 *
 * @param city null without one: then there is nobody to let see anything
 * @param since since when the leads of the city may see the person, in words; null where they may not
 * @param decide gives that consent, or ends it
 * @param past consents that ended, in words
 * @param terms how long things are kept, in words
 * @param recipient leads to the choice whom badges name
 * @param wallets leads to the wallets that may fetch badges
 * @param data all of it to download
 */
public record PrivacyView(
        LayoutView layout,
        @Nullable String city,
        @Nullable String since,
        FormView decide,
        List<String> past,
        List<Part> parts,
        List<String> terms,
        LinkView recipient,
        LinkView wallets,
        LinkView data,
        LinkView cityPage) {
    public PrivacyView {
        past = List.copyOf(past);
        parts = List.copyOf(parts);
        terms = List.copyOf(terms);
    }

    /** What is kept, who sees it, and how it stands now, in words. */
    public record Part(String what, String who, String state) {}
}
