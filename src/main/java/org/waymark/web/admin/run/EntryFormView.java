package org.waymark.web.admin.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.catalogue.RunBodyView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The form of a run or of an opportunity, with the public page beside it.
 *
 * @param faults all that keeps it from being taken, each with a link to its field
 * @param conflict what somebody else changed while the form was open; null when nobody did
 * @param zones the time zones that are offered
 * @param draft whether it can be published with the same press
 * @param history below the form, where it stands on no page of its own
 */
public record EntryFormView(
        LayoutView layout,
        String heading,
        LinkView back,
        FormView form,
        List<Fault> faults,
        @Nullable Conflict conflict,
        List<Section> sections,
        List<String> zones,
        boolean draft,
        @Nullable Preview preview,
        List<RunPageView.Revision> history) {

    /** @param id of the field; null when no single field is to blame */
    public record Fault(@Nullable String id, String sentence) {}

    /** What somebody else changed meanwhile. */
    public record Conflict(String sentence, List<Change> changes) {}

    /** A field that was changed. */
    public record Change(String field, String from, String to) {}

    /**
     * A group of fields under one heading.
     *
     * @param rows of the fields that repeat; null where none do
     * @param picker of criteria; null but in one section
     */
    public record Section(
            String id,
            String heading,
            String about,
            List<FieldView> fields,
            @Nullable Rows rows,
            @Nullable Picker picker) {}

    /** @param more the words of the button that adds empty rows */
    public record Rows(String name, String more, List<Row> rows) {}

    /** @param drop the words of the button that takes the row out; null for an empty one */
    public record Row(
            String heading,
            List<FieldView> fields,
            @Nullable String drop) {}

    /** @param fault what is wrong with the choice */
    public record Picker(
            FieldView standard,
            List<Practice> practices,
            @Nullable String suggestion,
            @Nullable String fault) {}

    /** @param count how many are chosen, in words; null when none is */
    public record Practice(String title, @Nullable String count, List<Criterion> criteria) {}

    /** A criterion that can be chosen. */
    public record Criterion(String code, String title, String statement, boolean core, boolean chosen) {}

    /**
     * The public page as it will look.
     *
     * @param notice why it does not show everything that was typed; null when it does
     * @param run the page of a run; null when there is not enough for one, or an opportunity is shown
     * @param offer what an opportunity says; null in the preview of a run
     */
    public record Preview(
            @Nullable String notice,
            @Nullable RunBodyView run,
            @Nullable Offer offer) {

        /** What every run of an opportunity says. */
        public record Offer(
                String kind,
                String title,
                String summary,
                List<String> description,
                List<FactView> facts,
                List<String> outcomes) {}
    }
}
