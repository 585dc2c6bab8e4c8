package org.waymark.web.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.web.file.ImportCheckView;
import org.waymark.web.file.ImportView;
import org.waymark.web.file.JobView;
import org.waymark.web.part.DeliveryView;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;
import org.waymark.web.part.OptionView;

/** The pages of an import: rich, empty, and full of hostile text. */
final class ImportSamples {
    private ImportSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        FormView form = new FormView("/post/here", "token-1");
        fill(all, "rich", "course-completion.csv", "Ada Lovelace", form);
        String x = Samples.HOSTILE;
        fill(all, "hostile", x, x, new FormView("/post?x=" + x, x, List.of(new FormView.Field(x, x))));
        LayoutView layout = layout("Import");
        all.put("importfile-empty", new ImportView(layout, null, null, 20, List.of()));
        all.put(
                "importcheck-asking",
                new ImportCheckView(
                        layout,
                        "table.csv",
                        "Waymark does not know this kind of table. Nothing has changed yet.",
                        form,
                        List.of(new ImportCheckView.Choice(
                                "person", "Column that names people", List.of(new OptionView("-1", "Choose…", true)))),
                        List.of(),
                        null,
                        "Choose below which column names the people.",
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        null));
        all.put(
                "job-running",
                new JobView(
                        layout,
                        "course-completion.csv",
                        true,
                        false,
                        "The report is being imported",
                        4_300,
                        10_000,
                        null,
                        null,
                        new DeliveryView.Arrival(0, 0, false, ""),
                        List.of(new JobView.Figure("New completions", 4_200)),
                        List.of(),
                        null,
                        null,
                        new LinkView("Import a report", "/import")));
        return all;
    }

    private static void fill(Map<String, Object> all, String kind, String file, String name, FormView form) {
        LayoutView layout = layout(name);
        LinkView link = new LinkView(file, "/a?" + file);
        var problems = List.of(new JobView.Problem(8, 2, "This is not a date: " + file, name));
        var option = new OptionView(file, name, true);
        var other = new OptionView("2", "Email address (column 3)", false);
        all.put(
                "importfile-" + kind,
                new ImportView(
                        layout,
                        form,
                        file + ": the file is empty.",
                        20,
                        List.of(new ImportView.Earlier(link, "today", name))));
        all.put(
                "importcheck-" + kind,
                new ImportCheckView(
                        layout,
                        file,
                        "Waymark read this file as Moodle's “Course completion” report. Nothing has changed yet.",
                        form,
                        List.of(
                                new ImportCheckView.Choice("person", "Column " + name, List.of(option, other)),
                                new ImportCheckView.Choice("zone", "Time zone", List.of(option, other))),
                        List.of(option, other),
                        new ImportCheckView.Foreseen(
                                120,
                                80,
                                20,
                                18,
                                2,
                                5,
                                "80 of the new completions would meet the requirements of this activity."),
                        null,
                        List.of("The requirements of this activity do not count uploaded reports. " + name),
                        form,
                        List.of(
                                new ImportCheckView.Read(
                                        2, file, name, ImportCheckView.State.COMPLETED, "Completed", name, "87.5%"),
                                new ImportCheckView.Read(
                                        3, "8", "", ImportCheckView.State.NOT_COMPLETED, "Not completed", "", ""),
                                new ImportCheckView.Read(4, name, "", ImportCheckView.State.REFUSED, file, "", "")),
                        problems,
                        new ImportCheckView.Gone(form, List.of(option, other))));
        all.put(
                "job-" + kind,
                new JobView(
                        layout,
                        file,
                        false,
                        false,
                        "Stopped before the end",
                        90,
                        120,
                        "Waymark could not get past this point. " + name,
                        form,
                        new DeliveryView.Arrival(4_210, 10_000, true, "/job/grades"),
                        List.of(new JobView.Figure("New completions", 80), new JobView.Figure("Not imported", 2)),
                        problems,
                        link,
                        new JobView.Undo(80, form),
                        link));
    }

    private static LayoutView layout(String title) {
        return new LayoutView(title, "Data Management", "Ines Iverson", "Instructor", List.of(), null, null);
    }
}
