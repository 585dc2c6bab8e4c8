package org.waymark.web.view;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.credential.paper.QrCode;
import org.waymark.web.lead.ClaimsView;
import org.waymark.web.lead.CodeView;
import org.waymark.web.lead.InviteView;
import org.waymark.web.lead.InvitedView;
import org.waymark.web.lead.LeadReportView;
import org.waymark.web.lead.LeadReportsView;
import org.waymark.web.lead.LetterView;
import org.waymark.web.lead.PeopleView;
import org.waymark.web.learner.PrivacyView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** The pages of a city's lead, and the page about what is kept of a person: rich, empty, and full of hostile text. */
final class LeadSamples {
    private static final String QR_CODE = "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(QrCode.png("https://waymark.example/join/ABCD-EFGH-JKMN"));

    private LeadSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        fill(all, "rich", "City of Springfield", "Ada Byron", new FormView("/post/here", "token-1"));
        fill(
                all,
                "hostile",
                Samples.HOSTILE,
                Samples.HOSTILE,
                new FormView("/post?x=" + Samples.HOSTILE, Samples.HOSTILE, List.of(new FormView.Field("x", "y"))));
        empty(all);
        return all;
    }

    private static List<LinkView> ways(String x, int current) {
        return List.of(
                new LinkView("Our city", "/city?" + x),
                new LinkView("People", "/people", current == 1),
                new LinkView("Claims", "/claims", current == 2),
                new LinkView("Invite colleagues", "/invite", current == 3));
    }

    private static void fill(Map<String, Object> all, String kind, String city, String name, FormView form) {
        boolean rich = kind.equals("rich");
        LayoutView layout = Samples.layout(city);
        LinkView link = new LinkView(rich ? "Download this list as CSV" : city, "/a?" + city);
        List<String> runs = rich
                ? List.of("Data Management: Quality and Standards (March 3, 2026)", "Open Data Policies (May 5, 2026)")
                : List.of(city, city);
        all.put(
                "leadpeople-" + kind,
                new PeopleView(
                        layout,
                        city,
                        ways(city, 1),
                        form,
                        rich ? "" : city,
                        link,
                        52,
                        List.of(
                                new PeopleView.Row(name, runs, runs),
                                new PeopleView.Row(name, List.of(), runs),
                                new PeopleView.Row(name, List.of(), List.of())),
                        new LinkView("Previous page", "/p1"),
                        new LinkView("Next page", "/p3"),
                        rich ? "12 more people do not share this." : city,
                        link,
                        link));
        String words = rich ? "Claimed from March 3, 2026, noted by Ada Byron." : city;
        String evidence = rich ? "Chapter 3 of the data policy, adopted by the council" : city;
        List<CriterionView> criteria = Things.criteria(true);
        all.put(
                "leadclaims-" + kind,
                new ClaimsView(
                        layout,
                        city,
                        ways(city, 2),
                        rich ? "What Works Cities Standard, 2018–2021" : city,
                        14,
                        45,
                        List.of(
                                new ClaimsView.Area(
                                        rich ? "Data Governance" : city,
                                        1,
                                        true,
                                        List.of(
                                                new ClaimsView.Line(criteria.get(0), words, evidence, form, null),
                                                new ClaimsView.Line(
                                                        criteria.get(1),
                                                        null,
                                                        "",
                                                        null,
                                                        new ClaimsView.Form(
                                                                form,
                                                                rich ? "http://springfield" : city,
                                                                rich ? "See the policy" : city,
                                                                rich
                                                                        ? "Enter a complete address that begins with https://."
                                                                        : city)))),
                                new ClaimsView.Area("Evaluations", 0, false, List.of()))));
        InviteView.Invitation invitation = new InviteView.Invitation(
                rich ? "ABCD-EFGH-JKMN" : city,
                rich ? "/join/ABCD-EFGH-JKMN" : "/join/" + city,
                rich ? "https://waymark.example/join/ABCD-EFGH-JKMN" : "https://x.example/" + city,
                QR_CODE);
        all.put("leadinvite-" + kind, new InviteView(layout, city, ways(city, 3), invitation, link));
        all.put("leadletter-" + kind, new LetterView(layout, city, name, "March 3, 2026", invitation, link));
        all.put("leadinvited-" + kind, new InvitedView(layout, city, invitation.code()));
        all.put("leadcode-" + kind, new CodeView(layout, city, link, form, rich ? "" : city, rich ? null : city));
        all.put(
                "learnerprivacy-" + kind,
                new PrivacyView(
                        layout,
                        city,
                        rich ? "Since March 3, 2026 at 10:15 AM UTC" : city,
                        form,
                        List.of(rich ? "City of Shelbyville: from March 3, 2025 to March 4, 2025" : city),
                        List.of(
                                new PrivacyView.Part(
                                        rich ? "Your name and ID, as your learning platform sends them" : city,
                                        rich ? "Instructors of your courses, and program staff." : city,
                                        rich ? "Ada Byron, ID 42" : city),
                                new PrivacyView.Part(
                                        rich ? "Grades that Waymark sent to your learning platform" : city,
                                        rich ? "Whoever sees the gradebook there, and program staff" : city,
                                        rich ? "3 entries" : city)),
                        List.of(
                                rich ? "Objections are removed 24 months after the answer." : city,
                                rich ? "Your launches are in a log for 2 weeks." : city),
                        new LinkView(rich ? "Whom your badges name" : city, "/recipient"),
                        new LinkView(rich ? "Wallets and portfolios that fetch my badges" : city, "/wallets"),
                        new LinkView(rich ? "Download my data (JSON)" : city, "/data"),
                        link));
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = Samples.layout("City");
        FormView form = new FormView("/post/here", "token-1");
        LinkView link = new LinkView("Invite colleagues", "/invite");
        List<LinkView> ways = ways("", 1);
        String city = "City of Springfield";
        String x = Samples.HOSTILE;
        LayoutView hostile = Samples.layout(x);
        LinkView odd = new LinkView(x, "/r?" + x);
        all.put(
                "leadreports-hostile",
                new LeadReportsView(hostile, x, ways, List.of(odd), new FormView("/a", x), x, x));
        all.put("leadreport-hostile", new LeadReportView(hostile, ways, List.of(odd), ReportSamples.body(x)));
        all.put("leadreports-empty", new LeadReportsView(layout, city, ways, List.of(), null, "", null));
        all.put(
                "leadreports-rich",
                new LeadReportsView(
                        layout,
                        city,
                        ways,
                        List.of(new LinkView("Quarter 4 of 2026", "/r")),
                        new FormView("/a", "token-1"),
                        "ada@city.example",
                        null));
        all.put(
                "leadreport-rich",
                new LeadReportView(
                        layout, ways, List.of(new LinkView("Download as PDF", "/report.pdf")), ReportSamples.body()));
        all.put("leadreport-empty", new LeadReportView(layout, ways, List.of(), ReportSamples.bare()));
        all.put(
                "leadpeople-empty",
                new PeopleView(
                        layout,
                        city,
                        ways,
                        form,
                        "",
                        link,
                        0,
                        List.of(),
                        null,
                        null,
                        "Fewer than five more people do not share this.",
                        link,
                        link));
        all.put(
                "leadpeople-nobody",
                new PeopleView(
                        layout,
                        city,
                        ways,
                        form,
                        "Zoe",
                        new LinkView("Show everyone who shares", "/people"),
                        0,
                        List.of(),
                        null,
                        null,
                        "12 more people do not share this.",
                        link,
                        link));
        all.put("leadclaims-empty", new ClaimsView(layout, city, ways, "Standard", 0, 0, List.of()));
        all.put("leadinvite-empty", new InviteView(layout, city, ways, null, link));
        all.put("leadcode-empty", new CodeView(layout, null, link, form, "", null));
        all.put(
                "leadcode-refused",
                new CodeView(layout, city, link, form, "ABCD-0000-0000", "Waymark does not know this code."));
        all.put(
                "learnerprivacy-empty",
                new PrivacyView(layout, null, null, form, List.of(), List.of(), List.of(), link, link, link, link));
        all.put(
                "learnerprivacy-closed",
                new PrivacyView(layout, city, null, form, List.of(), List.of(), List.of(), link, link, link, link));
    }
}
