package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.web.catalogue.CatalogueView;
import org.waymark.web.catalogue.CatalogueView.Feeds;
import org.waymark.web.catalogue.OpportunityView;
import org.waymark.web.catalogue.RunBodyView;
import org.waymark.web.catalogue.RunItemView;
import org.waymark.web.catalogue.RunPageView;
import org.waymark.web.catalogue.StatusView;
import org.waymark.web.catalogue.StatusView.Tone;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.HeadView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The public catalogue in rich, empty and hostile dress. */
final class CatalogueSamples {
    private static final String X = Samples.HOSTILE;
    private static final Feeds FEEDS = new Feeds(
            new LinkView("Calendar file", "/catalogue.ics?kind=sprint"),
            "webcal://waymark.example/catalogue.ics?kind=sprint",
            new LinkView("News feed", "/catalogue.atom?kind=sprint"));
    private static final LinkView BACK = new LinkView("Learning opportunities", "/catalogue");
    private static final List<StatusView> RUNNING = List.of(new StatusView(Tone.GOOD, "Running, week 2 of 4"));
    private static final List<StatusView> COMING = List.of(
            new StatusView(Tone.BAD, "Postponed: it was to start on March 3, 2027"),
            new StatusView(Tone.GOOD, "Starts in 3 weeks"),
            new StatusView(Tone.GOOD, "Registration closes on March 20, 2027"));
    private static final List<StatusView> OVER = List.of(new StatusView(Tone.PLAIN, "Ended on March 6, 2019"));

    private CatalogueSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "catalogue-rich",
                new CatalogueView(
                        open("Learning opportunities"),
                        head("{}"),
                        search(true),
                        List.of(),
                        "27 runs",
                        items(6),
                        4,
                        null,
                        List.of(),
                        FEEDS,
                        new LinkView("Previous page", "/catalogue?page=1"),
                        new LinkView("Next page", "/catalogue?page=3")));
        all.put(
                "catalogue-empty",
                new CatalogueView(
                        open("Learning opportunities"),
                        head(null),
                        search(false),
                        List.of("Criterion: there is no “XX9”. This filter was left out."),
                        "Nothing found",
                        List.of(),
                        0,
                        "No dates are planned at this time.",
                        items(2),
                        FEEDS,
                        null,
                        null));
        all.put("runpage-rich", new RunPageView(open("Open Data"), head("{}"), rich(), items(2), BACK, BACK));
        all.put("runpage-bare", new RunPageView(open("Open Data"), head(null), bare(), List.of(), BACK, BACK));
        all.put(
                "opportunity-rich",
                new OpportunityView(
                        open("Open Data Policies"),
                        head("{}"),
                        "Sprint",
                        "Open Data Policies",
                        "Cities draft their own open data policy.",
                        List.of("A first paragraph.", "A second one."),
                        "Sunlight Foundation",
                        List.of("A draft of the city's own policy"),
                        items(2),
                        items(3),
                        FEEDS,
                        BACK));
        all.put(
                "opportunity-bare",
                new OpportunityView(
                        open("Open Data Policies"),
                        head(null),
                        "Sprint",
                        "Open Data Policies",
                        "",
                        List.of(),
                        "",
                        List.of(),
                        List.of(),
                        items(1),
                        FEEDS,
                        BACK));
        hostile(all);
        return all;
    }

    private static void hostile(Map<String, Object> all) {
        LayoutView layout = new LayoutView(X, X, X, X, List.of(new LinkView(X, "/away?" + X)), X, X);
        LinkView link = new LinkView(X, "/away?" + X);
        HeadView head = new HeadView(
                "/c?" + X,
                X,
                X,
                X,
                X,
                X,
                List.of(new HeadView.Alternate(X, "/l?" + X)),
                List.of(new HeadView.Feed(X, X, "/f?" + X)),
                "{}");
        Feeds feeds = new Feeds(link, "/f?" + X, link);
        List<OptionView> options = List.of(new OptionView(X, X, true));
        List<OptionView.Group> groups = List.of(new OptionView.Group(X, options));
        List<StatusView> statuses = List.of(new StatusView(Tone.BAD, X));
        CriterionView criterion = new CriterionView(X, X, X, X, 12, false, null);
        List<RunItemView> items = List.of(new RunItemView("/r?" + X, X, X, X, X, X, statuses, X, List.of(criterion)));
        List<RunBodyView.Fact> facts = List.of(new RunBodyView.Fact(X, X, "/u?" + X), new RunBodyView.Fact(X, X, null));
        RunBodyView run = new RunBodyView(
                X,
                X,
                X,
                X,
                statuses,
                X,
                List.of(X),
                link,
                X,
                link,
                link,
                facts,
                List.of(new RunBodyView.Tier(X, X, X, List.of(X))),
                List.of(new RunBodyView.Session(X, X, X, X, X, facts, "/s?" + X)),
                List.of(X),
                List.of(X),
                List.of(link),
                X,
                List.of(new RunBodyView.Counted(criterion, "/k?" + X)));
        all.put(
                "catalogue-hostile",
                new CatalogueView(
                        layout,
                        head,
                        new CatalogueView.Search(
                                "/c?" + X,
                                X,
                                groups,
                                groups,
                                options,
                                options,
                                options,
                                options,
                                new OptionView(X, X, true),
                                List.of(link),
                                "/n?" + X),
                        List.of(X),
                        X,
                        items,
                        1,
                        X,
                        items,
                        feeds,
                        link,
                        link));
        all.put("runpage-hostile", new RunPageView(layout, head, run, items, link, link));
        all.put(
                "opportunity-hostile",
                new OpportunityView(layout, head, X, X, X, List.of(X), X, List.of(X), items, items, feeds, link));
    }

    private static RunBodyView rich() {
        return new RunBodyView(
                "Sprint",
                "Open Data Policies",
                "OD 201.3",
                "March 24, 2027, 4 weeks",
                COMING,
                "Cities draft their own open data policy: lasting rules for what is published and what stays private.",
                List.of(
                        "Four meetings, an hour each, with a coach between them.",
                        "Bring somebody from the law department."),
                new LinkView("Register", "/s/t/registrations/open-data"),
                "You register in your course platform: open an activity of Waymark there, then Catalog, then this run.",
                new LinkView("Take it in the learning platform", "/take"),
                new LinkView("Add to your calendar", "/catalogue/open-data/open-data-2027-03-24/calendar.ics"),
                List.of(
                        new RunBodyView.Fact("Format", "Online", null),
                        new RunBodyView.Fact("Language", "English", null),
                        new RunBodyView.Fact("Register by", "March 20, 2027", null),
                        new RunBodyView.Fact("Contact", "academy@example.org", "mailto:academy@example.org")),
                List.of(
                        new RunBodyView.Tier(
                                "Cohort",
                                "20 places",
                                "With a coach, for cities that have finished the assessment",
                                List.of("For cities that were assessed", "You apply, and the program selects")),
                        new RunBodyView.Tier("Open", null, null, List.of())),
                List.of(
                        new RunBodyView.Session(
                                "Session",
                                "Kick-off",
                                "March 24, 2027, 2:00 PM – 3:00 PM EDT",
                                "2027-03-24T18:00:00Z",
                                "America/New_York",
                                List.of(
                                        new RunBodyView.Fact("Led by", "Ada Lovelace", null),
                                        new RunBodyView.Fact("Join at", "https://meet.example/kick-off", "/meet")),
                                "/catalogue/open-data/open-data-2027-03-24/session-1.ics"),
                        new RunBodyView.Session(
                                "Optional", "Office hours", "Week of March 29, 2027", null, null, List.of(), null)),
                List.of("A draft of the city's own open data policy"),
                List.of("Open Data Policy Hub", "Guide to Crowdlaw"),
                List.of(new LinkView("Workbook", "/workbook.pdf")),
                "What Works Cities Certification 2022",
                Things.criteria(false).stream()
                        .map(criterion -> new RunBodyView.Counted(criterion, "/catalogue?criterion=wwc-2022:DM1"))
                        .toList());
    }

    private static RunBodyView bare() {
        return new RunBodyView(
                "Course",
                "Open Data",
                null,
                "March 24, 2019",
                OVER,
                "",
                List.of(),
                null,
                null,
                null,
                null,
                List.of(new RunBodyView.Fact("Format", "Online", null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "What Works Cities Certification 2018",
                List.of());
    }

    private static List<RunItemView> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RunItemView(
                        "/catalogue/evaluation/evaluation-" + i,
                        i % 2 == 0 ? "Course" : "Sprint",
                        "Evaluation Foundations " + i,
                        i == 1 ? null : "RE 201." + i,
                        "October 30, 2026, 4 weeks",
                        "Online · Spanish",
                        i == 0 ? RUNNING : i < 4 ? COMING : OVER,
                        "What an evaluation can and cannot tell a city, and how to begin one with the people you have.",
                        i == 2 ? List.of() : Things.criteria(false)))
                .toList();
    }

    private static CatalogueView.Search search(boolean active) {
        List<OptionView> areas = List.of(new OptionView("wwc-2022:DM", "Data Management", active));
        List<OptionView.Group> criteria = List.of(
                new OptionView.Group(
                        "What Works Cities Certification 2018",
                        List.of(new OptionView("wwc-2018:OD2", "OD2 Open data", false))),
                new OptionView.Group(
                        "What Works Cities Certification 2022",
                        List.of(new OptionView(
                                "wwc-2022:OD2", "OD2 A very long title of a criterion that does not fit", false))));
        List<OptionView> words =
                List.of(new OptionView("sprint", "Sprint", active), new OptionView("course", "Course", false));
        return new CatalogueView.Search(
                "/catalogue",
                active ? "data" : "",
                List.of(new OptionView.Group("What Works Cities Certification 2022", areas)),
                criteria,
                words,
                words,
                words,
                words,
                null,
                active
                        ? List.of(
                                new LinkView("Kind: Sprint", "/catalogue?q=data"),
                                new LinkView("Words: data", "/catalogue?kind=sprint"))
                        : List.of(),
                "/catalogue");
    }

    private static HeadView head(@Nullable String linkedData) {
        return new HeadView(
                "/catalogue",
                "website",
                "Learning opportunities",
                "Courses and Sprints",
                "/assets/waymark.svg",
                "en_US",
                List.of(new HeadView.Alternate("en", "/catalogue?language=en")),
                List.of(new HeadView.Feed("text/calendar", "Calendar file", "/catalogue.ics")),
                linkedData);
    }

    private static LayoutView open(String title) {
        return Samples.open(title);
    }
}
