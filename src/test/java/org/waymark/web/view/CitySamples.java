package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.admin.city.AssessmentsView;
import org.waymark.web.admin.city.ChangeoverView;
import org.waymark.web.admin.city.CitiesView;
import org.waymark.web.admin.city.CityFileView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The staff's pages about cities: rich, empty, and full of hostile text. */
final class CitySamples {
    private CitySamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        fill(all, "rich", "City of Springfield", new FormView("/admin/s/cities", "token-1"));
        fill(
                all,
                "hostile",
                Samples.HOSTILE,
                new FormView("/post?x=" + Samples.HOSTILE, Samples.HOSTILE, List.of(new FormView.Field("x", "y"))));
        empty(all);
        return all;
    }

    private static void fill(Map<String, Object> all, String kind, String x, FormView form) {
        LayoutView layout = Samples.layout(x);
        LinkView link = new LinkView(x, "/a?" + x);
        all.put(
                "admincities-" + kind,
                new CitiesView(
                        layout,
                        form,
                        x,
                        x,
                        new CitiesView.Search(
                                form,
                                x,
                                List.of(new OptionView("wwc-2018", x, true)),
                                List.of(new OptionView("-", x, false)),
                                List.of(new OptionView("yes", x, true)),
                                true,
                                true,
                                link),
                        2000,
                        12,
                        heads(x),
                        form,
                        link,
                        link,
                        link,
                        List.of(
                                new CitiesView.Row("1", link, x, x, x, x, x, x, true, "12 of 43", x, x, link, x),
                                new CitiesView.Row("2", link, x, x, x, x, null, null, false, "0 of 45", x, x, null, x)),
                        link,
                        link));
        all.put(
                "adminassessments-" + kind,
                new AssessmentsView(
                        layout,
                        link,
                        form,
                        form,
                        x,
                        List.of(new AssessmentsView.Fault(3, x, x)),
                        List.of(
                                new AssessmentsView.Line(x, true, x, 3, x, false, x),
                                new AssessmentsView.Line(x, false, x, 0, null, true, null)),
                        List.of(new AssessmentsView.Column("city", x)),
                        1,
                        false));
        all.put(
                "admincity-" + kind,
                new CityFileView(
                        layout,
                        x,
                        link,
                        form,
                        new CityFileView.Day("2026-03-03", x, "March 3, 2026"),
                        new CityFileView.Summary(x, "March 1, 2026", 12, 43, 30, 14, x, x, x, List.of(x, x)),
                        Things.ahead(x),
                        List.of(link, link),
                        link,
                        List.of(
                                new CityFileView.Area(
                                        x,
                                        List.of(
                                                new CityFileView.Line("DM1", x, true, x, x, x, true, false),
                                                new CityFileView.Line("DM2", x, false, null, null, null, false, true))),
                                new CityFileView.Area("Evaluations", List.of())),
                        new CityFileView.Marking(form, "2026-03-03", x, x),
                        new CityFileView.Assessing(
                                List.of(
                                        new CityFileView.Assessment(x, x, x, x, form),
                                        new CityFileView.Assessment(x, null, x, "", null)),
                                form,
                                "2026-03-03",
                                List.of(new OptionView("wwc-2018", x, true)),
                                List.of(new OptionView("Gold", x, true)),
                                x,
                                "2026-03-03",
                                x,
                                x,
                                link),
                        new CityFileView.Notes(
                                form,
                                x,
                                x,
                                List.of(new CityFileView.Note(x, x, form), new CityFileView.Note("", x, null))),
                        List.of(new CityFileView.Event(x, x, x, x, form), new CityFileView.Event(x, null, x, "", null)),
                        link,
                        link,
                        List.of(new CityFileView.Event(x, x, x, "", null)),
                        form,
                        form,
                        List.of(new CityFileView.Code("ABCD-EFGH-JKMN", x, form), new CityFileView.Code(x, x, null)),
                        new CityFileView.Leads(
                                List.of(new CityFileView.Lead(link, x, form)),
                                form,
                                x,
                                List.of(
                                        new CityFileView.Candidate(link, x, form),
                                        new CityFileView.Candidate(link, x, null)),
                                List.of(
                                        new CityFileView.LeadCode("ABCD-EFGH-JKMN", x, x, form),
                                        new CityFileView.LeadCode(x, x, x, null)),
                                form)));
        ChangeoverView.City city =
                new ChangeoverView.City(link, x, List.of(x, "DM1 Data"), List.of(x), List.of(x), List.of(x), 3);
        all.put(
                "adminchangeover-" + kind,
                new ChangeoverView(
                        layout,
                        link,
                        form,
                        x,
                        List.of(
                                new ChangeoverView.Choice("wwc-2018", x, false),
                                new ChangeoverView.Choice("wwc-2022", x, true)),
                        "2026-03-03",
                        true,
                        false,
                        x,
                        new ChangeoverView.Preview(form, x, 52, 14, 3, 5, List.of(city, city), 50),
                        List.of(new ChangeoverView.Done(x, x, x, form))));
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = Samples.layout("Cities");
        FormView form = new FormView("/admin/s/cities", "token-1");
        LinkView link = new LinkView("All cities", "/admin/s/cities");
        all.put("admincities-empty", cities(layout, form, link, false));
        all.put("admincities-nobody", cities(layout, form, link, true));
        all.put(
                "adminassessments-empty",
                new AssessmentsView(layout, link, form, null, "", List.of(), List.of(), List.of(), 0, false));
        all.put(
                "adminassessments-done",
                new AssessmentsView(
                        layout,
                        link,
                        form,
                        null,
                        "",
                        List.of(),
                        List.of(new AssessmentsView.Line(
                                "City of Springfield", true, "March 3, 2026", 3, "Gold", false, "ABCD-EFGH-JKMN")),
                        List.of(new AssessmentsView.Column("city", "The city")),
                        1,
                        true));
        all.put(
                "admincity-empty",
                new CityFileView(
                        layout,
                        "Springfield",
                        link,
                        form,
                        new CityFileView.Day("2026-03-03", null, "March 3, 2026"),
                        new CityFileView.Summary("Standard", null, 0, 45, 0, 0, null, "None", null, List.of()),
                        null,
                        List.of(),
                        link,
                        List.of(),
                        null,
                        new CityFileView.Assessing(
                                List.of(), form, "2026-03-03", List.of(), List.of(), "", "", "", null, link),
                        new CityFileView.Notes(form, "", null, List.of()),
                        List.of(),
                        link,
                        link,
                        List.of(),
                        null,
                        form,
                        List.of(),
                        new CityFileView.Leads(List.of(), form, "", List.of(), List.of(), form)));
        all.put(
                "adminchangeover-empty",
                new ChangeoverView(
                        layout,
                        link,
                        form,
                        "All cities",
                        List.of(),
                        "2026-03-03",
                        false,
                        false,
                        null,
                        null,
                        List.of()));
        all.put(
                "adminchangeover-one",
                new ChangeoverView(
                        layout,
                        link,
                        form,
                        "1 chosen city",
                        List.of(),
                        "2026-03-03",
                        false,
                        false,
                        null,
                        new ChangeoverView.Preview(
                                form,
                                "Standard of 2022",
                                1,
                                0,
                                0,
                                0,
                                List.of(new ChangeoverView.City(
                                        link, "2018", List.of(), List.of(), List.of(), List.of(), 0)),
                                0),
                        List.of()));
    }

    private static CitiesView cities(LayoutView layout, FormView form, LinkView link, boolean searched) {
        return new CitiesView(
                layout,
                form,
                "",
                null,
                new CitiesView.Search(
                        form, searched ? "Rome" : "", List.of(), List.of(), List.of(), false, searched, link),
                0,
                0,
                heads("City"),
                form,
                link,
                link,
                link,
                List.of(),
                null,
                null);
    }

    private static List<CitiesView.Head> heads(String x) {
        CitiesView.Head head = new CitiesView.Head(x, "/a?b", null);
        return List.of(new CitiesView.Head(x, "/a?b", "descending"), head, head, head, head, head, head, head, head);
    }
}
