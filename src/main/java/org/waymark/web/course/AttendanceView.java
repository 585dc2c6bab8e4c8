package org.waymark.web.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that shows who was at which session.
 *
 * @param counts whether the activity's rule counts attendance at all
 * @param rule the address of the page that sets it
 * @param asked what the rule asks, in words
 * @param change the address of the page on which the sessions are changed
 * @param sessions the sessions in order, as text
 * @param rows one page of the learners; each row's id is posted as {@code row}. A button of each session posts its
 *     number as {@code everyone}
 * @param newer the page before, {@code null} on the first
 * @param older the next page, {@code null} on the last
 */
public record AttendanceView(
        LayoutView layout,
        boolean counts,
        String rule,
        String asked,
        String change,
        FormView form,
        List<Column> sessions,
        List<Row> rows,
        @Nullable LinkView newer,
        @Nullable LinkView older) {

    /** A session: its number, and what it is called. */
    public record Column(int number, String label) {}

    /**
     * A learner; a box is posted as {@code mark}, the worksheet as {@code sheet}.
     *
     * @param former how the row stands before anything is changed on it, posted as {@code former}
     */
    public record Row(String id, String name, List<Box> boxes, boolean worksheet, String former) {}

    /** A session of one learner, as a box to tick. */
    public record Box(String value, boolean present) {}
}
