package org.waymark.web.admin.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * The relations between the criteria of two Standards, in both directions.
 *
 * @param choose asks for two Standards
 * @param add the way to the form of a new relation; null while there are not two Standards
 * @param forth by the criteria of the first Standard; those without a relation too
 * @param back by the criteria of the second Standard; those without a relation too
 */
public record CrosswalkView(
        LayoutView layout,
        FormView choose,
        List<OptionView> froms,
        List<OptionView> tos,
        @Nullable LinkView add,
        @Nullable Side forth,
        @Nullable Side back,
        List<Change> history) {
    public CrosswalkView {
        froms = List.copyOf(froms);
        tos = List.copyOf(tos);
        history = List.copyOf(history);
    }

    /** The criteria of one Standard, with what they are related to in the other. */
    public record Side(String id, String heading, String lead, List<Row> rows) {
        public Side {
            rows = List.copyOf(rows);
        }
    }

    /** A criterion with its relations; none means that nothing follows, or came before. */
    public record Row(String code, String title, List<Relation> relations) {
        public Row {
            relations = List.copyOf(relations);
        }
    }

    /**
     * One relation.
     *
     * @param type in words, such as "same as"
     * @param note for staff: how sure it is and why; null for nothing
     * @param change the way to its form
     */
    public record Relation(
            String type,
            String code,
            String title,
            boolean provisional,
            @Nullable String note,
            LinkView change,
            FormView remove) {}

    /** A relation that was added or removed, who did it and when, and how to undo it; null when that has no meaning. */
    public record Change(
            String what, String when, String by, @Nullable FormView undo) {}
}
