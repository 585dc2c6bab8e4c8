package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.admin.city.ChangeoverView;
import org.waymark.web.admin.city.CitiesView;
import org.waymark.web.admin.city.CityFileView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

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
                        form,
                        x,
                        2000,
                        form,
                        link,
                        List.of(
                                new CitiesView.Row("1", link, x, "March 3, 2026", 12, 43, 30, 140),
                                new CitiesView.Row("2", link, x, null, 0, 45, 0, 0)),
                        link,
                        link));
        all.put(
                "admincity-" + kind,
                new CityFileView(
                        layout,
                        x,
                        link,
                        form,
                        "2026-03-03",
                        x,
                        "March 3, 2026",
                        x,
                        "March 1, 2026",
                        12,
                        43,
                        30,
                        14,
                        x,
                        List.of(x, x),
                        List.of(
                                new CityFileView.Area(
                                        x,
                                        List.of(
                                                new CityFileView.Line("DM1", x, true, x, x, x),
                                                new CityFileView.Line("DM2", x, false, null, null, null))),
                                new CityFileView.Area("Evaluations", List.of())),
                        new CityFileView.Marking(form, true, true, x, "2026-03-03", x, x),
                        List.of(new CityFileView.Event(x, x, x, x), new CityFileView.Event(x, x, x, "")),
                        link,
                        List.of(new CityFileView.Event(x, x, x, "")),
                        form,
                        form,
                        List.of(new CityFileView.Code("ABCD-EFGH-JKMN", x, form), new CityFileView.Code(x, x, null))));
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
        all.put(
                "admincities-empty",
                new CitiesView(layout, form, "", null, form, "", 0, form, link, List.of(), null, null));
        all.put(
                "admincities-nobody",
                new CitiesView(layout, form, "", null, form, "Rome", 0, form, link, List.of(), null, null));
        all.put(
                "admincity-empty",
                new CityFileView(
                        layout,
                        "Springfield",
                        link,
                        form,
                        "2026-03-03",
                        null,
                        "March 3, 2026",
                        "Standard",
                        null,
                        0,
                        45,
                        0,
                        0,
                        null,
                        List.of(),
                        List.of(),
                        new CityFileView.Marking(form, false, false, "", "2026-03-03", "", null),
                        List.of(),
                        link,
                        List.of(),
                        null,
                        form,
                        List.of()));
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
}
