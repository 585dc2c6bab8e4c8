package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.waymark.web.admin.report.CityReportView;
import org.waymark.web.admin.report.MakingView;
import org.waymark.web.admin.report.PeriodView;
import org.waymark.web.admin.report.ReportsView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;
import org.waymark.web.report.ReportBodyView;

/** The pages of reports: rich, empty, and full of hostile text. */
final class ReportSamples {
    private static final FormView FORM = new FormView("/admin/s/reports", "token-1");

    private ReportSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        rich(all);
        fill(all, "hostile", Samples.HOSTILE, Samples.layout(Samples.HOSTILE));
        empty(all);
        return all;
    }

    static ReportBodyView body() {
        String[] states = {"nothing", "supported", "claimed", "confirmed", "point"};
        return new ReportBodyView(
                "City of Springfield",
                "October 1, 2026 – December 31, 2026",
                "Edition 2, with what was known at the end of January 10, 2027",
                List.of("Points: 12 instead of 11", "OD1: a point instead of claimed"),
                "What Works Cities Certification Standard, 2022",
                List.of(
                        new ReportBodyView.Figure("Points", "12 of 43", "3 more than before"),
                        new ReportBodyView.Figure("Claimed", "7", "1 fewer than before"),
                        new ReportBodyView.Figure("Supported by learning", "21", null),
                        new ReportBodyView.Figure("People who completed something", "34 people", null)),
                List.of(
                        "The city has 12 points of 43, and no level yet.",
                        "10 more points bring it to Silver.",
                        "Compared with the report until September 30, 2026."),
                new ReportBodyView.Trend(
                        "Points: March 31, 2026: 0, June 30, 2026: 4, September 30, 2026: 9, December 31, 2026: 12.",
                        43,
                        List.of(
                                new ReportBodyView.Point("March 31, 2026", 0),
                                new ReportBodyView.Point("June 30, 2026", 4),
                                new ReportBodyView.Point("September 30, 2026", 9),
                                new ReportBodyView.Point("December 31, 2026", 12))),
                IntStream.range(0, 4)
                        .mapToObj(area -> new ReportBodyView.Area(
                                "Practice area " + area,
                                "2 points of 7 criteria, 2 claimed, 1 supported",
                                IntStream.range(0, 7)
                                        .mapToObj(i -> new ReportBodyView.Criterion(
                                                "DG" + i,
                                                "The city keeps an inventory of its data " + i,
                                                states[(i + area) % 5],
                                                "claimed",
                                                i % 2 == 0))
                                        .toList()))
                        .toList(),
                List.of(
                        new ReportBodyView.Change(
                                "Confirmed by the assessment",
                                List.of("DG1 Comprehensive data inventory", "DG4 Quality")),
                        new ReportBodyView.Change("Lapsed or taken back", List.of("PA2 Regular performance meetings"))),
                List.of(
                        new ReportBodyView.Learned("Open Data Policies", "12 people"),
                        new ReportBodyView.Learned("Evaluation", "fewer than 5 people")),
                "34 people completed something.",
                List.of("DG4 Data quality process lapses on March 3, 2027"),
                List.of(new ReportBodyView.Next(
                        "Performance Sprint", "February 3, 2027", "supports PA1, PA2 and PA4")));
    }

    private static void rich(Map<String, Object> all) {
        LayoutView layout = AdminSamples.layout("Reports");
        LinkView back = new LinkView("Reports", "/admin/s/reports");
        all.put(
                "reports-rich",
                new ReportsView(
                        layout,
                        List.of(
                                new LinkView("Quarter 4 of 2026", "/admin/s/reports/a"),
                                new LinkView("Quarter 3 of 2026", "/admin/s/reports/b")),
                        FORM,
                        List.of(new OptionView("2026-10-01--2026-12-31", "Quarter 4 of 2026", true)),
                        "2026-09-30",
                        "2026-07-01",
                        "Choose a quarter, or enter a first and a last day."));
        all.put("making-rich", new MakingView(layout, back, "Quarter 4 of 2026", 220, 501, true, null, null));
        all.put(
                "period-rich",
                new PeriodView(
                        layout,
                        back,
                        "Quarter 4 of 2026",
                        "Edition 2, with what was known at the end of January 10, 2027",
                        "Corrected since the first edition: City of Springfield.",
                        List.of(
                                new PeriodView.Figure("Cities", "120"),
                                new PeriodView.Figure("Cities in which something has changed", "34"),
                                new PeriodView.Figure("Points gained by all cities together", "57")),
                        List.of(new PeriodView.Level("Silver", 10, 12), new PeriodView.Level("No level", 90, 88)),
                        List.of(
                                new PeriodView.Row(
                                        new LinkView("City of Springfield", "/c"),
                                        "12 of 43",
                                        "+3",
                                        "No level",
                                        "10 points to Silver",
                                        "34 people"),
                                new PeriodView.Row(
                                        new LinkView("City of Shelbyville", "/d"),
                                        "2 of 43",
                                        "0",
                                        "No level",
                                        "20 points to Silver",
                                        "fewer than 5 people")),
                        List.of(new PeriodView.Learned("Open Data Policies", "120 people")),
                        "301 people",
                        new LinkView("All cities as CSV", "/cities.csv"),
                        FORM,
                        List.of(new LinkView("Edition 2", "/2", true), new LinkView("Edition 1", "/1"))));
        all.put(
                "cityreport-rich",
                new CityReportView(
                        layout,
                        List.of(back, new LinkView("Download as PDF", "/report.pdf")),
                        body(),
                        List.of(new LinkView("Edition 2", "/2", true), new LinkView("Edition 1", "/1"))));
    }

    static ReportBodyView bare() {
        return new ReportBodyView(
                "City of Springfield",
                "October 1, 2026 – December 31, 2026",
                "Edition 1",
                List.of(),
                "What Works Cities Certification Standard, 2022",
                List.of(),
                List.of(),
                new ReportBodyView.Trend("Points: 0.", 1, List.of()),
                List.of(new ReportBodyView.Area("General Management", "0 of 0", List.of())),
                List.of(),
                List.of(),
                "Nobody completed anything.",
                List.of(),
                List.of());
    }

    static ReportBodyView body(String x) {
        return new ReportBodyView(
                x,
                x,
                x,
                List.of(x),
                x,
                List.of(new ReportBodyView.Figure(x, x, x)),
                List.of(x),
                new ReportBodyView.Trend(x, 1, List.of(new ReportBodyView.Point(x, 1))),
                List.of(new ReportBodyView.Area(x, x, List.of(new ReportBodyView.Criterion(x, x, "claimed", x, true)))),
                List.of(new ReportBodyView.Change(x, List.of(x))),
                List.of(new ReportBodyView.Learned(x, x)),
                x,
                List.of(x),
                List.of(new ReportBodyView.Next(x, x, x)));
    }

    private static void fill(Map<String, Object> all, String kind, String x, LayoutView layout) {
        LinkView link = new LinkView(x, "/a?" + x);
        FormView form = new FormView("/post?x=" + x, x);
        all.put(
                "reports-" + kind,
                new ReportsView(layout, List.of(link), form, List.of(new OptionView(x, x, true)), x, x, x));
        all.put("making-" + kind, new MakingView(layout, link, x, 1, 2, false, x, link));
        all.put(
                "period-" + kind,
                new PeriodView(
                        layout,
                        link,
                        x,
                        x,
                        x,
                        List.of(new PeriodView.Figure(x, x)),
                        List.of(new PeriodView.Level(x, 1, 2)),
                        List.of(new PeriodView.Row(link, x, x, x, x, x)),
                        List.of(new PeriodView.Learned(x, x)),
                        x,
                        link,
                        form,
                        List.of(link)));
        all.put("cityreport-" + kind, new CityReportView(layout, List.of(link), body(x), List.of(link)));
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = AdminSamples.layout("Reports");
        LinkView back = new LinkView("Reports", "/admin/s/reports");
        all.put("reports-empty", new ReportsView(layout, List.of(), FORM, List.of(), "", "", null));
        all.put(
                "making-empty",
                new MakingView(
                        layout, back, "Quarter 4 of 2026", 1, 1, false, null, new LinkView("Read the reports", "/r")));
        all.put(
                "period-empty",
                new PeriodView(
                        layout,
                        back,
                        "Quarter 4 of 2026",
                        "Edition 1",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        "0 people",
                        new LinkView("All cities as CSV", "/cities.csv"),
                        FORM,
                        List.of()));
        all.put("cityreport-empty", new CityReportView(layout, List.of(), bare(), List.of()));
    }
}
