package org.waymark.web.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * The page of the audit log.
 *
 * @param search what is looked for, as its fields take it
 * @param state whether the log is as it was written, in words; null as long as nobody asked
 * @param check asks
 * @param all how many entries there are by that search
 */
public record AuditView(
        LayoutView layout,
        Search search,
        LinkView check,
        @Nullable State state,
        int all,
        List<Row> rows,
        LinkView export,
        @Nullable LinkView newer,
        @Nullable LinkView older) {
    public AuditView {
        rows = List.copyOf(rows);
    }

    /**
     * What is looked for.
     *
     * @param problem why a day cannot be taken
     * @param any whether anything is looked for at all
     */
    public record Search(
            FormView form,
            List<OptionView> acts,
            String who,
            String text,
            String from,
            String until,
            @Nullable String problem,
            boolean any) {
        public Search {
            acts = List.copyOf(acts);
        }
    }

    /** Whether the log is as it was written, and which witness of that can be kept elsewhere. */
    public record State(
            boolean holds, String sentence, @Nullable String witness) {}

    /** @param subject whom or what it concerns; null where that is the installation */
    public record Row(
            long number,
            String when,
            String who,
            String what,
            @Nullable String subject,
            @Nullable String url,
            String detail) {}
}
