package org.waymark.web.admin.programme;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The Standard and the catalogue, in and out.
 *
 * @param preview posts {@code kind}, {@code text} and {@code file}, as several parts
 * @param text what was pasted, to be kept on the page
 * @param announced when the next runs are announced, as staff wrote it
 */
public record DataView(
        LayoutView layout,
        FormView preview,
        boolean standard,
        String text,
        @Nullable Result result,
        LinkView retention,
        LinkView export,
        FormView announce,
        String announced) {

    /** The result of an import: what it would do, or has done. */
    public sealed interface Result {}

    /** The file cannot be taken. */
    public record Faults(List<Fault> faults) implements Result {}

    /** @param line counted from 1 */
    public record Fault(int line, String field, String message) {}

    /**
     * @param apply does it, with the same text; null when it is done, or nothing would change
     * @param kept what the file does not name and stays
     * @param differences what exactly would change; empty for a catalogue
     * @param moves how many runs, cities and badges it concerns; empty for a catalogue
     */
    public record Changes(
            boolean done,
            @Nullable FormView apply,
            List<String> added,
            List<String> changed,
            int unchanged,
            List<String> kept,
            List<String> differences,
            List<FactView> moves)
            implements Result {}
}
