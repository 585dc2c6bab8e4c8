package org.waymark.web.admin.platform;

import java.util.List;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that sets what is kept of the e-mail addresses that a platform tells.
 *
 * @param form posts {@code rule}
 */
public record AddressesView(LayoutView layout, LinkView platform, FormView form, List<Choice> choices) {
    public AddressesView {
        choices = List.copyOf(choices);
    }

    /** A rule to choose, with what it means. */
    public record Choice(String value, String title, String explanation, boolean chosen) {}
}
