package org.waymark.web.admin;

import java.util.List;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/**
 * The installation's keys.
 *
 * @param uses what they are for, each with its keys
 */
public record KeysView(LayoutView layout, List<Use> uses) {

    /**
     * @param meaning what these keys sign, and what a rotation means
     * @param rotate posts {@code hours}
     */
    public record Use(String id, String name, String meaning, boolean due, List<Key> keys, FormView rotate) {}

    /** @param state in words */
    public record Key(String kid, String state, boolean signs) {}
}
