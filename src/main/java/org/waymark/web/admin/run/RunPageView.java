package org.waymark.web.admin.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * A run as staff see it.
 *
 * @param undo takes back what was just done; null when nothing was
 * @param facts who sees it, since when, and what became of it
 * @param ways what can be done on pages of their own
 * @param host leads to the wish of the city that hosts it; null where no city asked
 * @param open its page for everybody; null while nobody sees it
 * @param publish posts {@code when}, and a day, a time and a zone for later; null when it is seen already
 * @param hide takes it from the public pages; null when nobody sees it
 * @param reinstate says that it takes place after all; null when it was not cancelled
 * @param provisional whether the notes say that something was chosen
 */
public record RunPageView(
        LayoutView layout,
        LinkView back,
        String title,
        @Nullable String code,
        String kind,
        String dates,
        RunsView.StateView state,
        @Nullable FormView undo,
        List<FactView> facts,
        List<LinkView> ways,
        @Nullable LinkView host,
        @Nullable LinkView open,
        @Nullable Publish publish,
        @Nullable FormView hide,
        @Nullable FormView reinstate,
        boolean provisional,
        List<String> notes,
        List<Revision> history,
        EntryFormView.Preview preview) {

    /** @param fault why it cannot be published then */
    public record Publish(
            FormView form,
            String day,
            String time,
            @Nullable String fault) {}

    /**
     * A change that somebody made.
     *
     * @param undo brings back what was before; null for the first
     */
    public record Revision(
            int number,
            String when,
            String who,
            String what,
            List<EntryFormView.Change> changes,
            @Nullable FormView undo) {}
}
