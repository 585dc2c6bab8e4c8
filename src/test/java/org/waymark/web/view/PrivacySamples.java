package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.web.admin.programme.ErasureView;
import org.waymark.web.admin.programme.RetentionView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The pages on which staff erase people and say how long things are kept: rich, empty, and full of hostile text. */
final class PrivacySamples {
    private static final FormView FORM = new FormView("/admin/s/erasure", "token-1");

    private PrivacySamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        LinkView back = new LinkView("Back to the person", "/admin/s/people/1");
        all.put(
                "adminerasure-rich",
                new ErasureView(
                        AdminSamples.layout("Erase Ada Byron"),
                        "Ada Byron",
                        "The LMS of Springfield, ID 42",
                        List.of(
                                new FactView("Name, ID on the learning platform, language, and time zone", "1 entry"),
                                new FactView("Courses and activities opened, and course lists", "12 entries"),
                                new FactView("Name, city, and signed text of badges", "3 entries")),
                        List.of(
                                new FactView("3 completions", "So that the city’s reports stay right."),
                                new FactView("The state of 3 badges", "So that a copy is still verified.")),
                        List.of("The person is a city lead.", "These platforms share their users."),
                        "The person has 3 valid badges",
                        FORM,
                        reasons("The person asked for it", "The person no longer takes part in the program"),
                        back));
        String x = Samples.HOSTILE;
        LayoutView hostile = AdminSamples.layout(x);
        List<FactView> facts = List.of(new FactView(x, x), new FactView(x, x));
        all.put(
                "adminerasure-hostile",
                new ErasureView(
                        hostile, x, x, facts, facts, List.of(x), x, FORM, reasons(x, x), new LinkView(x, "/r?" + x)));
        all.put(
                "adminerasure-empty",
                new ErasureView(
                        AdminSamples.layout("Erase Learner 42"),
                        "Learner 42",
                        "LMS, ID 42",
                        List.of(new FactView("Name and ID", "1 entry")),
                        List.of(),
                        List.of(),
                        null,
                        FORM,
                        reasons("The person asked for it", "The person was added by mistake"),
                        back));
        all.put(
                "adminretention-rich",
                new RetentionView(
                        AdminSamples.layout("How long data is kept"),
                        List.of(
                                rule(
                                        "people",
                                        "People who have not opened anything",
                                        true,
                                        "36",
                                        null,
                                        new LinkView("The people whom it concerns today (CSV)", "/people.csv")),
                                rule("answers", "Answers to questions at registration", false, "12", null, null),
                                rule(
                                        "objections",
                                        "Objections that were answered",
                                        false,
                                        "1",
                                        "Nothing was saved. Enter a number: 3 to 240 months.",
                                        null)),
                        List.of(
                                new FactView("Launches in the log", "After 2 weeks"),
                                new FactView("Letters", "As soon as they are sent")),
                        back));
        all.put(
                "adminretention-hostile",
                new RetentionView(
                        hostile,
                        List.of(rule("people", x, true, x, x, new LinkView(x, "/r?" + x))),
                        facts,
                        new LinkView(x, "/r?" + x)));
        all.put(
                "adminretention-empty",
                new RetentionView(AdminSamples.layout("How long data is kept"), List.of(), List.of(), back));
        return all;
    }

    private static List<OptionView> reasons(String one, String other) {
        return List.of(new OptionView("ASKED", one, false), new OptionView("LEFT", other, false));
    }

    private static RetentionView.Rule rule(
            String key,
            String title,
            boolean active,
            String months,
            @Nullable String fault,
            @Nullable LinkView people) {
        return new RetentionView.Rule(
                key,
                title,
                "They are erased as on their page under People; their badges stay valid. " + title,
                "Today, it concerns 14 people. After 36 months.",
                active ? List.of("Carried out March 3, 2026 at 10:15 AM UTC: 2 removed.") : List.of(),
                active,
                months,
                3,
                240,
                "3 to 240 months.",
                fault,
                people,
                FORM);
    }
}
