package org.waymark.web.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The page that shows how far long work is, and what came of it.
 *
 * @param what it is, in words
 * @param state in words
 * @param failure why it stopped
 * @param on lets what stopped go on
 * @param grades how many of its grades have arrived in the gradebook
 * @param figures what came of it so far
 * @param notTaken the rows that were not taken, to be saved
 * @param undo takes a report back
 */
public record JobView(
        LayoutView layout,
        String what,
        boolean running,
        boolean done,
        String state,
        long place,
        long total,
        @Nullable String failure,
        @Nullable FormView on,
        DeliveryView.Arrival grades,
        List<Figure> figures,
        List<Problem> problems,
        @Nullable LinkView notTaken,
        @Nullable Undo undo,
        LinkView back) {
    public JobView {
        figures = List.copyOf(figures);
        problems = List.copyOf(problems);
    }

    /** @param completions how many the report told that hold */
    public record Undo(long completions, FormView form) {}

    public record Figure(String label, long count) {}

    /** A row that was not, or would not be, taken. */
    public record Problem(long line, int column, String sentence, String cell) {}
}
