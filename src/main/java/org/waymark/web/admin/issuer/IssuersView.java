package org.waymark.web.admin.issuer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * Who issues badges: the organizations, the programme's, and those of opportunities that differ.
 *
 * @param choose posts {@code opportunity} (empty for the programme) and the name of an organization
 * @param programme the choices for the programme
 * @param opportunities those that can be given an issuer of their own
 * @param issuers the choices for an opportunity
 */
public record IssuersView(
        LayoutView layout,
        FormView choose,
        List<OptionView> programme,
        List<OptionView> opportunities,
        List<OptionView> issuers,
        List<Row> rows,
        LinkView add,
        List<Own> own,
        List<Choice> history) {

    /**
     * An organization.
     *
     * @param signatory who signs, with their role; null when nobody does
     * @param used what it issues, in words
     */
    public record Row(
            LinkView issuer,
            @Nullable String logoUrl,
            @Nullable String signatory,
            String used,
            LinkView history) {}

    /**
     * An opportunity with an issuer of its own.
     *
     * @param follow makes it follow the programme again
     */
    public record Own(String opportunity, String issuer, FormView follow) {}

    /**
     * A choice of the past, in a sentence.
     *
     * @param again chooses the same once more; null for a choice that still counts
     */
    public record Choice(
            String what, String when, String by, @Nullable FormView again) {}
}
