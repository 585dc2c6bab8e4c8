package org.waymark.web.admin.question;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * Whom people ask about each topic.
 *
 * @param mailed whether contacts are told by mail that something was asked
 */
public record ContactsView(LayoutView layout, LinkView back, boolean mailed, List<Row> rows) {
    public ContactsView {
        rows = List.copyOf(rows);
    }

    /**
     * A topic.
     *
     * @param key tells its fields from those of others
     * @param fault why what was typed was not taken
     */
    public record Row(
            String key,
            String topic,
            FormView form,
            String name,
            String address,
            @Nullable String fault) {}
}
