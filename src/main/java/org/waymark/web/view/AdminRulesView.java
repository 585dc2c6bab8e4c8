package org.waymark.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What it takes to complete each run, where no activity says otherwise. */
public record AdminRulesView(LayoutView layout, List<Row> rows) {
    public AdminRulesView {
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
