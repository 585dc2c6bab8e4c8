package org.waymark.web.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.CriterionView;

/**
 * A run in a list.
 *
 * @param kind course, Sprint, workshop and so on
 * @param form how it is held and in which language, in a few words
 */
public record RunItemView(
        String url,
        String kind,
        String title,
        @Nullable String code,
        String dates,
        String form,
        List<StatusView> statuses,
        String summary,
        List<CriterionView> criteria) {}
