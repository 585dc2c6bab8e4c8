package org.waymark.learning;

import java.util.List;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.jspecify.annotations.Nullable;
import org.waymark.json.TextList;

/**
 * Something that can be learned, whenever it is offered.
 *
 * @param issueArea true for an issue-area Sprint, which may count for no criterion
 * @param description in full, a paragraph each; empty when the summary says all
 * @param outcomes what people can do afterward, for runs that name no outcomes of their own
 * @param audience for whom it is, for runs that do not say it themselves
 * @param notes for the programme's staff only: how the source was read
 */
public record Opportunity(
        OpportunityId id,
        String title,
        OpportunityKind kind,
        boolean issueArea,
        String summary,
        List<String> description,
        List<String> outcomes,
        @Nullable String audience,
        List<String> partners,
        List<String> notes) {
    public Opportunity {
        description = List.copyOf(description);
        outcomes = List.copyOf(outcomes);
        partners = List.copyOf(partners);
        notes = List.copyOf(notes);
    }

    /** Returns this opportunity under another id. */
    public Opportunity named(OpportunityId other) {
        return new Opportunity(
                other, title, kind, issueArea, summary, description, outcomes, audience, partners, notes);
    }

    /** An opportunity as its row keeps it, with its lists as {@link TextList}. */
    @JdbiConstructor
    public Opportunity(
            OpportunityId slug,
            String title,
            OpportunityKind kind,
            boolean issueArea,
            String summary,
            String description,
            String outcomes,
            @Nullable String audience,
            String partners,
            String notes) {
        this(
                slug,
                title,
                kind,
                issueArea,
                summary,
                TextList.read(description),
                TextList.read(outcomes),
                audience,
                TextList.read(partners),
                TextList.read(notes));
    }
}
