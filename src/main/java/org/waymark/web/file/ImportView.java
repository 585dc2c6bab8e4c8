package org.waymark.web.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page where an instructor chooses a report, and sees what was imported before.
 *
 * @param upload posts {@code file}, as several parts; null while the activity stands for no run
 * @param megabytes the largest file that is kept
 * @param problem why the last file was not kept
 */
public record ImportView(
        LayoutView layout,
        @Nullable FormView upload,
        @Nullable String problem,
        long megabytes,
        List<Earlier> earlier) {
    public ImportView {
        earlier = List.copyOf(earlier);
    }

    /**
     * A job of this activity.
     *
     * @param state in words
     */
    public record Earlier(LinkView link, String when, String state) {}
}
