package org.waymark.web.admin.report;

import java.util.List;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.report.ReportBodyView;

/**
 * A city's report, as staff see it.
 *
 * @param ways to all reports of the period, to the city, and to the files
 * @param editions all editions
 */
public record CityReportView(LayoutView layout, List<LinkView> ways, ReportBodyView body, List<LinkView> editions) {}
