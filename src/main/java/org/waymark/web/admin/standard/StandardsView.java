package org.waymark.web.admin.standard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The list of Standards.
 *
 * @param links the catalogue, the import and the crosswalk
 */
public record StandardsView(LayoutView layout, List<Row> rows, List<LinkView> links) {
    public StandardsView {
        rows = List.copyOf(rows);
        links = List.copyOf(links);
    }

    /**
     * A Standard in the list.
     *
     * @param valid from when until when the framework itself holds; null when that is not known
     * @param runs how many runs belong to it; cities and badges likewise
     * @param unconfirmed what is not confirmed, in words; null when all is
     */
    public record Row(
            LinkView standard,
            String id,
            State state,
            @Nullable String valid,
            String criteria,
            String runs,
            String cities,
            String badges,
            @Nullable String unconfirmed) {}

    /** The state of a Standard in words, and the name of its picture. */
    public record State(String words, String mark) {}
}
