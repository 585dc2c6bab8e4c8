package org.waymark.web.catalogue;

import java.util.List;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * An opportunity with all its runs.
 *
 * @param partners who offers it beside the programme, in words; may be empty
 */
public record OpportunityView(
        LayoutView layout,
        HeadView head,
        String kind,
        String title,
        String summary,
        List<String> description,
        String partners,
        List<String> outcomes,
        List<RunItemView> current,
        List<RunItemView> past,
        CatalogueView.Feeds feeds,
        LinkView catalogue) {}
