package org.waymark.web.wallet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page on which a learner sees which wallets and portfolios are connected, ends that, and gets a code for another.
 *
 * @param code the code to type, shown once; null unless it was just made
 * @param here where it is typed: addresses begin so
 * @param make makes a code
 * @param held credentials of others that clients put here
 */
public record WalletsView(
        LayoutView layout,
        @Nullable String code,
        String here,
        FormView make,
        List<Connected> connected,
        List<Held> held,
        LinkView help,
        LinkView back) {
    public WalletsView {
        connected = List.copyOf(connected);
        held = List.copyOf(held);
    }

    /**
     * A client that may do something.
     *
     * @param name as it calls itself
     * @param rights what it may do, in words
     * @param end ends it
     */
    public record Connected(String name, String host, List<String> rights, String since, String used, FormView end) {
        public Connected {
            rights = List.copyOf(rights);
        }
    }

    /**
     * A credential of another issuer.
     *
     * @param whom whether it names the learner, as a sentence
     * @param remove takes it away
     */
    public record Held(String title, String issuer, String since, String whom, FormView remove) {}
}
