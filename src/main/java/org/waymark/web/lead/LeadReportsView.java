package org.waymark.web.lead;

import java.util.List;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** The periods of which there is a report of the lead's city. */
public record LeadReportsView(LayoutView layout, String city, List<LinkView> ways, List<LinkView> periods) {}
