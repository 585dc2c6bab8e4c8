package org.waymark.web.catalogue;

import java.util.List;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The public page of a run.
 *
 * @param others the same opportunity at other times
 * @param opportunity the page of the opportunity
 * @param catalogue everything else
 */
public record RunPageView(
        LayoutView layout,
        HeadView head,
        RunBodyView run,
        List<RunItemView> others,
        LinkView opportunity,
        LinkView catalogue) {}
