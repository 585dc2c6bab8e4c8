package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.web.admin.achievement.AchievementView;
import org.waymark.web.admin.achievement.AchievementsView;
import org.waymark.web.admin.achievement.SetFormView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The pages about badges for more than one course: rich, empty, and full of hostile text. */
final class AchievementSamples {
    private static final String SENTENCE = "Complete all of these, each in any run: Open Data; Performance Analytics.";

    private AchievementSamples() {}

    static Map<String, Object> all(LayoutView layout, LayoutView hostile) {
        Map<String, Object> all = new LinkedHashMap<>();
        FormView form = new FormView("/admin/s/here", "token-1");
        String x = Samples.HOSTILE;
        fill(all, "rich", layout, "Data Leadership", AdminSamples.LOGO, form);
        fill(all, "hostile", hostile, x, "/l?" + x, new FormView("/post?x=" + x, x, List.of(new FormView.Field(x, x))));
        LinkView link = new LinkView("Badges", "/there");
        all.put(
                "achievements-empty",
                new AchievementsView(layout, List.of(), link, List.of(), form, List.of(), List.of(), List.of()));
        all.put(
                "setform-empty",
                new SetFormView(
                        layout,
                        link,
                        "Add a badge for several courses",
                        form,
                        fields("", null),
                        List.of(),
                        null,
                        false,
                        null,
                        null));
        all.put(
                "achievement-empty",
                new AchievementView(
                        layout,
                        link,
                        "Data Leadership",
                        null,
                        false,
                        "For ever",
                        "",
                        List.of(),
                        List.of(),
                        "Nobody has completed everything it takes yet.",
                        null,
                        "",
                        null,
                        null,
                        null,
                        link,
                        List.of()));
        return all;
    }

    private static void fill(
            Map<String, Object> all, String kind, LayoutView layout, String x, String picture, FormView form) {
        LinkView link = new LinkView(x, "/a?" + x);
        all.put(
                "achievements-" + kind,
                new AchievementsView(
                        layout,
                        List.of(
                                new AchievementsView.Row(link, true, "4 courses", "2 years", "12 times"),
                                new AchievementsView.Row(link, false, x, x, x)),
                        link,
                        List.of(new AchievementsView.Practices(
                                "standard-0",
                                x,
                                form,
                                List.of(
                                        new AchievementsView.Practice(
                                                "standard-0-0", "DG", x, "7 of 7", true, true, "24", link),
                                        new AchievementsView.Practice(
                                                "standard-0-1", "GM", x, "4 of 5", false, false, "", null)))),
                        form,
                        List.of(new OptionView(x, x, false)),
                        List.of(new AchievementsView.Limited(x, "3 years", form)),
                        List.of(new AchievementsView.Choice(x + ": 3 years", "March 3, 2020", x))));
        all.put("setform-" + kind, form(layout, x, form, null, x));
        all.put("setform-" + kind + "faulty", form(layout, x, form, "This cannot be taken. " + x, null));
        for (boolean running : new boolean[] {false, true}) {
            all.put(
                    "achievement-" + kind + (running ? "running" : ""),
                    new AchievementView(
                            layout,
                            link,
                            x,
                            picture,
                            true,
                            "2 years",
                            x,
                            List.of(x, SENTENCE),
                            List.of("DG1 " + x, "DG2 Data inventory"),
                            "41 people have completed everything it takes, and 7 have the badge.",
                            running ? null : form,
                            "34 people earned it before it was issued and do not have it.",
                            new AchievementView.Work(
                                    running ? "Being given: 12 badges so far. " + x : x, !running, running, 20, 41),
                            link,
                            form,
                            link,
                            List.of(
                                    new AchievementView.Revision("Version 2", x, "March 3, 10:15", x),
                                    new AchievementView.Revision("Version 1", x, "March 1, 10:15", x))));
        }
    }

    private static List<SetFormView.Field> fields(String x, @Nullable String problem) {
        return List.of(
                new SetFormView.Field("name", "Name", "On the badge.", "text", x, 120, true, problem),
                new SetFormView.Field("description", "What it stands for", x, "area", x, 1000, true, problem),
                new SetFormView.Field("criteria", "What people do for it", x, "area", x, 1500, false, problem),
                new SetFormView.Field(
                        "months", "Months it is valid", "Empty: for ever.", "number", "24", 4, false, problem));
    }

    private static SetFormView form(
            LayoutView layout, String x, FormView form, @Nullable String problem, @Nullable String preview) {
        return new SetFormView(
                layout,
                new LinkView(x, "/a?" + x),
                "Change " + x,
                form,
                fields(x, problem),
                List.of(
                        new SetFormView.Course("course-0", "open-data", x, "Course", true),
                        new SetFormView.Course("course-1", x, "Performance Analytics", "Sprint", false)),
                problem,
                problem != null,
                problem,
                preview);
    }
}
