package org.waymark.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;

/**
 * The parts that surround every page.
 *
 * @param title the title of the browser's tab, without the tool's name
 * @param courseTitle the course of the learning platform the page stands in, if any
 * @param person who is signed in, as the platform names them
 * @param role what they are here, in one or two words
 * @param nav the places this person can go to from here, in order
 * @param flash what has just happened, said once after a form was taken
 * @param correlationId the id under which the log knows this request
 * @param ask leads to the form by which the reader asks the program; null on pages of those who answer
 */
public record LayoutView(
        String title,
        @Nullable String courseTitle,
        @Nullable String person,
        @Nullable String role,
        List<LinkView> nav,
        @Nullable String flash,
        @Nullable String correlationId,
        @Nullable LinkView ask) {
    private static final Messages MESSAGES = Messages.of(LayoutView.class);

    /** The surroundings of a page from which nobody asks. */
    public LayoutView(
            String title,
            @Nullable String courseTitle,
            @Nullable String person,
            @Nullable String role,
            List<LinkView> nav,
            @Nullable String flash,
            @Nullable String correlationId) {
        this(title, courseTitle, person, role, nav, flash, correlationId, null);
    }

    /** The surroundings of a page that anybody may open. */
    public static LayoutView open(String title, List<LinkView> nav) {
        return new LayoutView(title, null, null, null, nav, null, null, new LinkView(MESSAGES.say("page.ask"), "/ask"));
    }

    /** Whether the form by which the reader asks opens in a window of its own: not in the frame of a learning platform. */
    public boolean asksElsewhere() {
        return ask != null && ask.url().startsWith("/ask") && (nav.isEmpty() || correlationId != null);
    }
}
