package org.waymark.web.admin.issuer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** The page with everything that an organization ever was, newest first. */
public record HistoryView(LayoutView layout, String name, LinkView edit, List<Revision> revisions) {
    /**
     * A change.
     *
     * @param restore brings back how it was after this change; null for the newest
     */
    public record Revision(
            int number,
            String when,
            String by,
            List<IssuerFormView.Change> changes,
            @Nullable FormView restore) {}
}
