package org.waymark.learning;

import java.util.List;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;
import org.waymark.standard.TextList;

/**
 * Something that can be learned, whenever it is offered.
 *
 * @param issueArea true for an issue-area Sprint, which may count for no criterion
 * @param notes for the administrator: how the source was read
 */
public record Opportunity(
        OpportunityId id,
        String title,
        OpportunityKind kind,
        boolean issueArea,
        String summary,
        List<String> partners,
        List<String> notes) {
    public Opportunity {
        partners = List.copyOf(partners);
        notes = List.copyOf(notes);
    }

    /** An opportunity as its row keeps it, with its lists as {@link TextList}. */
    @JdbiConstructor
    public Opportunity(
            OpportunityId slug,
            String title,
            OpportunityKind kind,
            boolean issueArea,
            String summary,
            String partners,
            String notes) {
        this(slug, title, kind, issueArea, summary, TextList.read(partners), TextList.read(notes));
    }
}
