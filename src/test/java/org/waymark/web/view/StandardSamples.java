package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.admin.standard.CrosswalkView;
import org.waymark.web.admin.standard.EditView;
import org.waymark.web.admin.standard.StandardView;
import org.waymark.web.admin.standard.StandardsView;
import org.waymark.web.open.CriterionPageView;
import org.waymark.web.part.CriterionView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The pages on which staff keep Standards: rich, empty, and full of hostile text. */
final class StandardSamples {
    private StandardSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        fill(
                all,
                "rich",
                "What Works Cities Certification, criteria of 2022",
                new FormView("/admin/s/here", "token-1"));
        fill(
                all,
                "hostile",
                Samples.HOSTILE,
                new FormView(
                        "/post?x=" + Samples.HOSTILE,
                        Samples.HOSTILE,
                        List.of(new FormView.Field(Samples.HOSTILE, Samples.HOSTILE))));
        empty(all);
        return all;
    }

    private static void fill(Map<String, Object> all, String kind, String x, FormView form) {
        LayoutView layout = layout(x);
        LinkView link = new LinkView(x, "/a?" + x);
        StandardsView.State draft = new StandardsView.State("Draft", "none");
        all.put(
                "adminstandards-" + kind,
                new StandardsView(
                        layout,
                        List.of(
                                new StandardsView.Row(
                                        link,
                                        "wwc-2022",
                                        draft,
                                        "Valid from August 1, 2022",
                                        "43 of 43 criteria are known",
                                        "no runs",
                                        "0 cities",
                                        "0 badges",
                                        x),
                                new StandardsView.Row(
                                        link, x, new StandardsView.State(x, "done"), null, x, x, x, x, null)),
                        List.of(link, new LinkView("Crosswalk", "/c"))));
        all.put(
                "adminstandard-" + kind,
                new StandardView(
                        layout,
                        link,
                        x,
                        draft,
                        x,
                        List.of(new FactView("ID", x), new FactView("Criteria", "43 of 43 criteria are known")),
                        List.of(x, "A second note"),
                        List.of(link, new LinkView("Edit levels", "/l")),
                        List.of(
                                new StandardView.Level("Silver", "51 % of 43", "22 criteria", null, true, x),
                                new StandardView.Level(x, "85 % of 45", "38 criteria", x, false, null)),
                        List.of(
                                new StandardView.Area(
                                        "DM",
                                        "Data Management",
                                        List.of("Until March 1, 2024: " + x),
                                        List.of(
                                                new StandardView.Criterion(
                                                        "DM1",
                                                        link,
                                                        List.of(x),
                                                        x,
                                                        true,
                                                        12,
                                                        List.of("DM2", x),
                                                        "3 runs",
                                                        true,
                                                        x),
                                                new StandardView.Criterion(
                                                        x, link, List.of(), x, false, null, List.of(), x, false,
                                                        null))),
                                new StandardView.Area("LC", x, List.of(), List.of())),
                        List.of(
                                new StandardView.Revision("2", "March 3, 2026 at 10:15 AM UTC", x, x, null),
                                new StandardView.Revision("1", x, x, x, link))));
        List<CriterionPageView.Related> related = List.of(
                new CriterionPageView.Related("Part of", "EVAL1", link, x),
                new CriterionPageView.Related(x, x, link, x));
        all.put("criterionpage-" + kind, new CriterionPageView(layout, x, criterion(x), List.of(x), related, link));
        List<OptionView> options = List.of(new OptionView(x, x, true), new OptionView("b", "B", false));
        EditView.Moves moves = new EditView.Moves(
                "tried-" + x,
                List.of(x, "OD2: title"),
                List.of(new FactView("Runs", x), new FactView("Badges", "12")),
                List.of(new EditView.City(x, "23 points, Silver", x)),
                x);
        List<EditView.Group> groups = List.of(
                new EditView.Group(
                        x,
                        List.of(
                                field("title", EditView.Kind.LINE, x, x),
                                field("from", EditView.Kind.DATE, "2026-01-01", null),
                                field("count", EditView.Kind.NUMBER, "43", x),
                                field("provisional", EditView.Kind.CHECK, "yes", null),
                                new EditView.Field(
                                        "rounding", EditView.Kind.CHOICE, "Rounding", null, "", options, x))),
                new EditView.Group("Notes", List.of(field("notes", EditView.Kind.TEXT, x, null))));
        all.put("adminstandardedit-" + kind, new EditView(layout, link, x, x, form, groups, x, null, null, true));
        all.put(
                "adminstandardedit-" + kind + "checked",
                new EditView(layout, link, x, x, form, groups, null, new EditView.Conflict(List.of(x)), moves, false));
        List<CrosswalkView.Relation> relations = List.of(
                new CrosswalkView.Relation("part of", "EVAL1", x, true, x, link, form),
                new CrosswalkView.Relation(x, x, x, false, null, link, form));
        all.put(
                "admincrosswalk-" + kind,
                new CrosswalkView(
                        layout,
                        form,
                        options,
                        options,
                        link,
                        new CrosswalkView.Side(
                                "forth",
                                x,
                                x,
                                List.of(
                                        new CrosswalkView.Row("EV1", x, relations),
                                        new CrosswalkView.Row(x, x, List.of()))),
                        new CrosswalkView.Side(
                                "back", "Back from " + x, x, List.of(new CrosswalkView.Row("EVAL1", x, relations))),
                        List.of(
                                new CrosswalkView.Change(x, x, x, form),
                                new CrosswalkView.Change("Added: EV1 part of EVAL1", x, x, null))));
    }

    private static CriterionView criterion(String x) {
        return new CriterionView("EV1", x, x, x, 12, true, null);
    }

    private static EditView.Field field(
            String name, EditView.Kind kind, String value, @org.jspecify.annotations.Nullable String problem) {
        return new EditView.Field(name, kind, "Label", "A hint that says more", value, List.of(), problem);
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = layout("Empty");
        LinkView link = new LinkView("There", "/there");
        FormView form = new FormView("/admin/s/here", "token-1");
        StandardsView.State draft = new StandardsView.State("Draft", "none");
        all.put(
                "criterionpage-empty",
                new CriterionPageView(layout, "Standard", criterion("Empty"), List.of(), List.of(), null));
        all.put("adminstandards-empty", new StandardsView(layout, List.of(), List.of(link)));
        all.put(
                "adminstandard-empty",
                new StandardView(
                        layout, link, "Empty", draft, null, List.of(), List.of(), List.of(), List.of(), List.of(),
                        List.of()));
        all.put(
                "adminstandardedit-empty",
                new EditView(
                        layout,
                        link,
                        "Edit",
                        "Lead",
                        form,
                        List.of(),
                        null,
                        null,
                        new EditView.Moves("t", List.of(), List.of(), List.of(), null),
                        false));
        all.put(
                "admincrosswalk-empty",
                new CrosswalkView(layout, form, List.of(), List.of(), null, null, null, List.of()));
    }

    private static LayoutView layout(String title) {
        return new LayoutView(
                title,
                "Administration",
                null,
                null,
                List.of(new LinkView("Overview", "/o"), new LinkView("Standards", "/s", true)),
                null,
                null);
    }
}
