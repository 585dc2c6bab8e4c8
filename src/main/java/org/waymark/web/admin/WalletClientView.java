package org.waymark.web.admin;

import java.util.List;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A wallet or portfolio, by its own word, and the form that removes it.
 *
 * @param host of its redirect addresses
 * @param addresses those to which codes are sent, then those of its pages
 * @param goes what removing it ends, as a sentence
 * @param remove posts {@code sure}
 * @param all leads to all of them
 */
public record WalletClientView(
        LayoutView layout,
        String name,
        String host,
        List<String> addresses,
        String registered,
        String learners,
        String used,
        String goes,
        FormView remove,
        LinkView all) {
    public WalletClientView {
        addresses = List.copyOf(addresses);
    }
}
