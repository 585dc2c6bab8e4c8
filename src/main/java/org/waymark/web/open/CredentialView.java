package org.waymark.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The public page of a badge.
 *
 * @param description what the achievement is
 * @param criteria what had to be done for it
 * @param recipient who earned it, if they let it be shown
 * @param revoked why it is no longer valid, {@code null} while it is
 * @param alignments the criteria of the Standard it supports
 * @param downloads its other forms
 * @param verify posts the badge to the checking page
 */
public record CredentialView(
        LayoutView layout,
        String imageUrl,
        String name,
        String description,
        String criteria,
        @Nullable String recipient,
        @Nullable String city,
        String issued,
        Issuer issuer,
        @Nullable String revoked,
        List<CriterionView> alignments,
        List<LinkView> downloads,
        FormView verify) {

    /**
     * The organization that issued it.
     *
     * @param link its name, which leads to its home page or its profile
     * @param signatory who signed for it, with their role
     */
    public record Issuer(
            LinkView link,
            @Nullable String logoUrl,
            @Nullable String signatory) {}
}
