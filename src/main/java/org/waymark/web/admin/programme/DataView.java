package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The Standard and the catalogue, in and out.
 *
 * @param preview posts {@code kind}, {@code text} and {@code file}, as several parts
 * @param text what was pasted, to be kept on the page
 */
public record DataView(
        LayoutView layout,
        FormView preview,
        boolean standard,
        String text,
        @Nullable Result result,
        LinkView export) {

    /** The result of an import: what it would do, or has done. */
    public sealed interface Result {}

    /** The file cannot be taken. */
    public record Faults(List<Fault> faults) implements Result {}

    /** @param line counted from 1 */
    public record Fault(int line, String field, String message) {}

    /**
     * @param apply does it, with the same text; null when it is done, or nothing would change
     * @param kept what the file does not name and stays
     */
    public record Changes(
            boolean done,
            @Nullable FormView apply,
            List<String> added,
            List<String> changed,
            int unchanged,
            List<String> kept)
            implements Result {}
}
