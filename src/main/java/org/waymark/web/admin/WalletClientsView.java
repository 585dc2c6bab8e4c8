package org.waymark.web.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** Wallets and portfolios that registered themselves, the last used first. */
public record WalletClientsView(
        LayoutView layout,
        List<Row> rows,
        @Nullable LinkView newer,
        @Nullable LinkView older) {
    public WalletClientsView {
        rows = List.copyOf(rows);
    }

    /**
     * A client.
     *
     * @param name as it calls itself; leads to its page
     * @param host of its redirect addresses
     */
    public record Row(LinkView name, String host, String registered, String learners, String used) {}
}
