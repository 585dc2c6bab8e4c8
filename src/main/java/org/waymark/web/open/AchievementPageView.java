package org.waymark.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The public page of an achievement: what a badge is given for.
 *
 * @param criteria what has to be done for it, a paragraph each
 * @param given whether whoever earns it now gets a badge
 * @param issuer who issues its badges now
 * @param validity for how long a badge is valid
 * @param version of the achievement, as badges name it
 * @param courses what has to be completed, in the catalog
 * @param alignments the criteria of the Standard that it supports
 * @param json the same for programs
 */
public record AchievementPageView(
        LayoutView layout,
        String imageUrl,
        String name,
        String description,
        List<String> criteria,
        boolean given,
        CredentialView.Issuer issuer,
        @Nullable String creator,
        String validity,
        @Nullable String version,
        List<LinkView> courses,
        List<CriterionView> alignments,
        LinkView json) {
    public AchievementPageView {
        criteria = List.copyOf(criteria);
        courses = List.copyOf(courses);
        alignments = List.copyOf(alignments);
    }
}
