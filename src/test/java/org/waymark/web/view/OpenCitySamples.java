package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.city.OpenCitiesView;
import org.waymark.web.city.OpenCityView;
import org.waymark.web.lead.LeadPublicView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** The public pages of cities, and the page that switches them: rich, empty, and full of hostile text. */
final class OpenCitySamples {
    private OpenCitySamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        fill(all, "rich", "City of Springfield", LayoutView.open("City of Springfield", List.of()));
        fill(all, "hostile", Samples.HOSTILE, Samples.layout(Samples.HOSTILE));
        empty(all);
        return all;
    }

    private static HeadView head(String x) {
        return new HeadView("/cities/c?" + x, "website", x, x, "/i?" + x, "en_US", List.of(), List.of(), null);
    }

    private static void fill(Map<String, Object> all, String kind, String x, LayoutView layout) {
        LinkView link = new LinkView(x, "/c?" + x);
        FormView form = new FormView("/s/t/city/public?" + x, "token-1");
        all.put("opencities-" + kind, new OpenCitiesView(layout, head(x), List.of(new OpenCitiesView.Row(link, x, x))));
        all.put(
                "opencity-" + kind,
                new OpenCityView(
                        layout,
                        head(x),
                        new LinkView("All " + x, "/cities?" + x),
                        x,
                        x,
                        x,
                        x,
                        x,
                        x,
                        List.of(new OpenCityView.Area(x, 3, 7, x), new OpenCityView.Area("2 " + x, 0, 0, x)),
                        List.of(
                                new OpenCityView.Story("1 " + x, x, List.of(x, x)),
                                new OpenCityView.Story("2 " + x, x, List.of(x))),
                        "/p?" + x,
                        x));
        all.put(
                "leadpublic-" + kind,
                new LeadPublicView(
                        Samples.layout(x),
                        x,
                        List.of(link),
                        link,
                        x,
                        form,
                        List.of(new LeadPublicView.Story(x, x, form)),
                        form,
                        x,
                        x,
                        x));
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = LayoutView.open("Cities", List.of());
        all.put("opencities-empty", new OpenCitiesView(layout, head("Cities"), List.of()));
        all.put(
                "opencity-empty",
                new OpenCityView(
                        layout,
                        head("City of Springfield"),
                        new LinkView("Cities", "/cities"),
                        "City of Springfield",
                        "Standard, 2022",
                        "No level yet",
                        "0 of 43 points",
                        null,
                        "Its people have not earned a badge yet.",
                        List.of(),
                        List.of(),
                        "/cities/c/progress.svg",
                        "<a></a>"));
        all.put(
                "leadpublic-empty",
                new LeadPublicView(
                        Samples.layout("City"),
                        "City of Springfield",
                        List.of(),
                        null,
                        "Your city's progress is not public.",
                        new FormView("/s/t/city/public", "token-1"),
                        List.of(),
                        new FormView("/s/t/city/public/stories", "token-1"),
                        "",
                        "",
                        null));
    }
}
