package org.waymark.web.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.admin.run.ConfirmView;
import org.waymark.web.admin.run.EntryFormView;
import org.waymark.web.admin.run.EntryFormView.Change;
import org.waymark.web.admin.run.EntryFormView.Criterion;
import org.waymark.web.admin.run.EntryFormView.Practice;
import org.waymark.web.admin.run.EntryFormView.Row;
import org.waymark.web.admin.run.EntryFormView.Rows;
import org.waymark.web.admin.run.EntryFormView.Section;
import org.waymark.web.admin.run.FieldView;
import org.waymark.web.admin.run.FieldView.Kind;
import org.waymark.web.admin.run.OpportunitiesView;
import org.waymark.web.admin.run.RunPageView;
import org.waymark.web.admin.run.RunsView;
import org.waymark.web.catalogue.RunBodyView;
import org.waymark.web.part.FactView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The pages on which staff keep runs and opportunities: rich, empty, and full of hostile text. */
final class RunSamples {
    private static final String WORDS = "Data Management: Quality and Standards";

    private RunSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        fill(all, "rich", WORDS, new FormView("/admin/s/runs", "token-1"));
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
        LayoutView layout = AdminSamples.layout(x);
        LinkView link = new LinkView(x, "/a?" + x);
        RunsView.StateView state = new RunsView.StateView(x, "done", "good");
        List<OptionView> options = List.of(new OptionView("", "All", false), new OptionView(x, x, true));
        all.put(
                "staffruns-" + kind,
                new RunsView(
                        layout,
                        link,
                        link,
                        form,
                        x,
                        options,
                        options,
                        options,
                        true,
                        List.of(
                                new RunsView.Row(link, x, x, x, x, state, true),
                                new RunsView.Row(
                                        link,
                                        null,
                                        "Sprint",
                                        "January 12, 2027",
                                        "2022",
                                        new RunsView.StateView("Draft", "wait", ""),
                                        false)),
                        link,
                        link));
        all.put(
                "staffopportunities-" + kind,
                new OpportunitiesView(
                        layout,
                        link,
                        link,
                        form,
                        x,
                        List.of(new OpportunitiesView.Opportunity(
                                x, x, x, link, link, List.of(new OpportunitiesView.Run(link, x, state)))),
                        link,
                        link));
        all.put("staffrun-" + kind, page(layout, link, form, x, state));
        all.put("staffform-" + kind, form(layout, link, form, x, null, List.of()));
        all.put(
                "staffform-" + kind + "-conflict",
                form(
                        layout,
                        link,
                        form,
                        x,
                        new EntryFormView.Conflict(
                                x, List.of(new Change(x, x, x), new Change("End", "", "May 3, 2027"))),
                        List.of(
                                new EntryFormView.Fault("f-startDate", "Start is missing."),
                                new EntryFormView.Fault(null, x))));
        all.put(
                "staffconfirm-" + kind,
                new ConfirmView(
                        layout,
                        link,
                        x,
                        List.of(x, "People who subscribed to the calendar see it as canceled."),
                        form,
                        false,
                        List.of(field("notice", Kind.AREA, "What people are told", x, x)),
                        x,
                        true));
    }

    private static RunPageView page(
            LayoutView layout, LinkView link, FormView form, String x, RunsView.StateView state) {
        return new RunPageView(
                layout,
                link,
                x,
                x,
                x,
                x,
                state,
                form,
                List.of(new FactView("Standard", x), new FactView(x, "AB12, AB13")),
                List.of(new LinkView(x, "/a?" + x, true), link),
                link,
                link,
                new RunPageView.Publish(form, x, x, x),
                form,
                form,
                true,
                List.of(x, "The start is a guess."),
                List.of(
                        new RunPageView.Revision(2, x, x, x, List.of(new Change(x, x, x)), form),
                        new RunPageView.Revision(1, "today", "Ada", "Created", List.of(), null)),
                preview(x, x));
    }

    private static EntryFormView form(
            LayoutView layout,
            LinkView link,
            FormView form,
            String x,
            EntryFormView.Conflict conflict,
            List<EntryFormView.Fault> faults) {
        String fault = faults.isEmpty() ? null : "Start is missing.";
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "basics",
                "What it is",
                x,
                List.of(
                        new FieldView(
                                "opportunity",
                                Kind.CHOICE,
                                "Opportunity",
                                null,
                                true,
                                x,
                                List.of(new OptionView("", "", false), new OptionView(x, x, true)),
                                null,
                                null),
                        field("title", Kind.TEXT, "Title", x, null),
                        field("code", Kind.TEXT, "Code", x, null)),
                null,
                null));
        sections.add(new Section(
                "dates",
                "Dates",
                "A run is under way from its start to its end.",
                List.of(
                        field("startDate", Kind.DATE, "Start", "2027-01-12", fault),
                        field("endDate", Kind.DATE, "End", "", null),
                        field("duration", Kind.TEXT, x, x, fault)),
                null,
                null));
        sections.add(new Section(
                "sessions", "Sessions", x, List.of(), new Rows("sessions", "More sessions", rows(x)), null));
        sections.add(new Section(
                "counts",
                "What it counts for",
                x,
                List.of(),
                null,
                new EntryFormView.Picker(
                        new FieldView(
                                "standard",
                                Kind.CHOICE,
                                "Standard",
                                null,
                                false,
                                x,
                                List.of(new OptionView(x, x, true)),
                                null,
                                null),
                        List.of(
                                new Practice(
                                        x,
                                        x,
                                        List.of(
                                                new Criterion("DM1", x, x, true, true),
                                                new Criterion("DM2", x, x, false, false))),
                                new Practice("Evaluations", null, List.of(new Criterion("EV1", x, x, false, false)))),
                        x,
                        fault)));
        sections.add(new Section(
                "staff",
                "For staff only",
                "The public page never shows this.",
                List.of(field("provisional", Kind.FLAG, x, "yes", null), field("notes", Kind.LINES, "Notes", x, fault)),
                null,
                null));
        return new EntryFormView(
                layout,
                x,
                link,
                form,
                faults,
                conflict,
                sections,
                List.of("America/New_York", x),
                true,
                preview(x, null),
                List.of(new RunPageView.Revision(1, x, x, x, List.of(), form)));
    }

    private static List<Row> rows(String x) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String place = "sessions[" + i + "].";
            rows.add(new Row(
                    "Session " + (i + 1),
                    List.of(
                            field(place + "label", Kind.TEXT, "Name of the session", x, null),
                            field(place + "date", Kind.DATE, "Date", "2027-01-13", null),
                            field(place + "startTime", Kind.TIME, "From", "12:00", i == 0 ? null : x),
                            field(place + "endTime", Kind.TIME, "To", "13:00", null),
                            field(place + "zone", Kind.ZONE, "Time zone", "America/New_York", null),
                            field(place + "yearInferred", Kind.HIDDEN, x, x, null)),
                    i == 0 ? "Remove session 1 " + x : null));
        }
        return rows;
    }

    private static FieldView field(String name, Kind kind, String label, String value, String fault) {
        return new FieldView(
                name, kind, label, "A hint for " + label, kind == Kind.DATE, value, List.of(), fault, fault);
    }

    private static EntryFormView.Preview preview(String x, String notice) {
        return new EntryFormView.Preview(
                notice,
                body(x),
                new EntryFormView.Preview.Offer(x, x, x, List.of(x), List.of(new FactView("Audience", x)), List.of(x)));
    }

    private static RunBodyView body(String x) {
        return new RunBodyView(
                x,
                x,
                x,
                x,
                List.of(),
                x,
                List.of(x),
                null,
                null,
                null,
                null,
                List.of(new RunBodyView.Fact("Audience", x, null)),
                List.of(new RunBodyView.Tier(x, x, x, List.of(x))),
                List.of(new RunBodyView.Session(x, x, x, null, null, List.of(), null)),
                List.of(x),
                List.of(),
                List.of(),
                x,
                List.of());
    }

    private static void empty(Map<String, Object> all) {
        LayoutView layout = AdminSamples.layout("Runs");
        LinkView link = new LinkView("New run", "/admin/s/runs/new");
        FormView form = new FormView("/admin/s/runs", "token-1");
        List<OptionView> any = List.of(new OptionView("", "All", true));
        all.put(
                "staffruns-empty",
                new RunsView(layout, link, link, form, "", any, any, any, false, List.of(), null, null));
        all.put("staffopportunities-empty", new OpportunitiesView(layout, link, link, form, "", List.of(), null, null));
        EntryFormView.Preview nothing = new EntryFormView.Preview("Choose an opportunity first.", null, null);
        all.put(
                "staffrun-empty",
                new RunPageView(
                        layout,
                        link,
                        "A Sprint",
                        null,
                        "Sprint",
                        "January 12, 2027",
                        new RunsView.StateView("Draft", "wait", ""),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        List.of(),
                        List.of(),
                        nothing));
        all.put(
                "staffform-empty",
                new EntryFormView(
                        layout, "New run", link, form, List.of(), null, List.of(), List.of(), false, null, List.of()));
    }
}
