package org.waymark.web.wallet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page on which a learner lets a client do something, or does not.
 *
 * @param asked what the client asks for; null where its request cannot be answered
 * @param problem what is wrong, with the request or with what was typed
 * @param back leads to the client, with the error; null where nothing is sent there
 * @param help says how a wallet is connected
 */
public record AuthorizeView(
        LayoutView layout,
        @Nullable Asked asked,
        @Nullable String problem,
        @Nullable LinkView back,
        LinkView help) {

    /**
     * A client that asks.
     *
     * @param name as it calls itself
     * @param host where its pages are, and where the answer goes, in words
     * @param form posts {@code code}, {@code give} (one of each ticked scope) and {@code answer} (yes or no)
     * @param here where the learner has to be, for the code
     */
    public record Asked(
            String name,
            String host,
            String goesTo,
            LinkView homepage,
            LinkView policy,
            LinkView terms,
            List<Right> rights,
            FormView form,
            String here) {
        public Asked {
            rights = List.copyOf(rights);
        }
    }

    /** A scope in words. */
    public record Right(String name, String words, boolean ticked) {}
}
