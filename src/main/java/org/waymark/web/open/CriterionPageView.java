package org.waymark.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The public page of a criterion, to which the alignments of badges point.
 *
 * @param criterion in the form of every page; what is not confirmed is told to staff only
 * @param former titles that it had, each with its last day
 * @param json the same for programs, as CASE item; null while its Standard is a draft
 */
public record CriterionPageView(
        LayoutView layout,
        String standard,
        CriterionView criterion,
        List<String> former,
        List<Related> related,
        @Nullable LinkView json) {
    public CriterionPageView {
        former = List.copyOf(former);
        related = List.copyOf(related);
    }

    /**
     * A criterion of another Standard.
     *
     * @param type how this one is related to it, in words
     */
    public record Related(String type, String code, LinkView criterion, String standard) {}
}
