package org.waymark.web.admin.city;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The import of results of assessments.
 *
 * @param preview says what a table would record
 * @param apply records it; null where there is nothing to record
 * @param text the table as it was given
 * @param columns what a table may say
 * @param fresh how many assessments of the table are not known yet
 * @param done whether they were recorded just now
 */
public record AssessmentsView(
        LayoutView layout,
        LinkView back,
        FormView preview,
        @Nullable FormView apply,
        String text,
        List<Fault> faults,
        List<Line> lines,
        List<Column> columns,
        long fresh,
        boolean done) {
    public AssessmentsView {
        faults = List.copyOf(faults);
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
    }

    /** A column that a table may have. */
    public record Column(String name, String what) {}

    public record Fault(int line, String field, String problem) {}

    /**
     * An assessment of the table.
     *
     * @param newCity whether the city was not known before
     * @param certified the level that was awarded, in words; null where none was
     * @param known whether the same was recorded before
     * @param code the city's new code; null where none was made
     */
    public record Line(
            String city,
            boolean newCity,
            String day,
            int confirmed,
            @Nullable String certified,
            boolean known,
            @Nullable String code) {}
}
