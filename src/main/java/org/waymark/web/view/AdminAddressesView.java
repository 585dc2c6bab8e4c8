package org.waymark.web.view;

import java.util.List;

/**
 * What is kept of the e-mail addresses that a platform tells.
 *
 * @param form posts {@code rule}
 */
public record AdminAddressesView(LayoutView layout, LinkView platform, FormView form, List<Choice> choices) {
    public AdminAddressesView {
        choices = List.copyOf(choices);
    }

    /** One of the rules, with what it means. */
    public record Choice(String value, String title, String explanation, boolean chosen) {}
}
