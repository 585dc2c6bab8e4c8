package org.waymark.web.lead;

import java.util.List;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.report.ReportBodyView;

/**
 * A report of the lead's city.
 *
 * @param files the report as PDF and as CSV
 */
public record LeadReportView(LayoutView layout, List<LinkView> ways, List<LinkView> files, ReportBodyView body) {}
