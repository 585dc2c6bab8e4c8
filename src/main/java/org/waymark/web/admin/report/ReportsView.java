package org.waymark.web.admin.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/**
 * The periods that were reported, and the form that has another one reported.
 *
 * @param quarters that are over
 * @param from what was typed
 * @param problem what is wrong with the period; null for nothing
 */
public record ReportsView(
        LayoutView layout,
        List<LinkView> periods,
        FormView make,
        List<OptionView> quarters,
        String from,
        String to,
        @Nullable String problem) {}
