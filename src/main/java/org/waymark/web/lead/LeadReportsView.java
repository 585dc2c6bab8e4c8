package org.waymark.web.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/**
 * The periods of which there is a report of the lead's city.
 *
 * @param mail takes the address to which reports are mailed; null where no mail is sent
 * @param address as it is, or as it was typed
 * @param problem why what was typed was not taken
 */
public record LeadReportsView(
        LayoutView layout,
        String city,
        List<LinkView> ways,
        List<LinkView> periods,
        @Nullable FormView mail,
        String address,
        @Nullable String problem) {
    public LeadReportsView {
        ways = List.copyOf(ways);
        periods = List.copyOf(periods);
    }
}
