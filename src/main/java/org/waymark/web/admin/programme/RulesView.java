package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** The page that lists what it takes to complete each run, where no activity says otherwise. */
public record RulesView(LayoutView layout, List<Row> rows) {
    public RulesView {
        rows = List.copyOf(rows);
    }

    /**
     * A run.
     *
     * @param sentence the rule in words; null where the usual one holds
     * @param locked what no activity can say otherwise, in words; null where nothing is locked
     */
    public record Row(
            LinkView run,
            String dates,
            @Nullable String sentence,
            @Nullable String locked) {}
}
