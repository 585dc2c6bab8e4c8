package org.waymark.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.RefusedRows;
import org.waymark.journey.ImportCompletions;
import org.waymark.journey.ImportPreview;
import org.waymark.sheet.Columns;
import org.waymark.sheet.Reading;
import org.waymark.standard.TextList;
import org.waymark.web.view.FormView;
import org.waymark.web.view.ImportCheckView;
import org.waymark.web.view.ImportCheckView.Option;
import org.waymark.web.view.JobView;
import org.waymark.web.view.LayoutView;

/** Says what a report would do, and reads what an instructor chose. */
final class ImportWords {
    private static final int LONGEST_CELL = 120;
    private static final String NAMES_ONLY =
            "This export names people by their names only, and two people can have one name. In Moodle, let reports show"
                    + " an identity field (Site administration, Users, User policies, “Show user identity”) and export it"
                    + " once more, or take the report “Course completion”, which has an ID.";

    private ImportWords() {}

    static ImportCheckView check(
            ImportCompletions.Waiting waiting, LayoutView layout, FormView columns, FormView confirm, FormView gone) {
        Reading reading = waiting.reading();
        Columns chosen = reading.columns();
        ImportPreview preview = waiting.preview();
        boolean known = chosen.complete(reading.header().size());
        boolean activities = chosen.form() == org.waymark.sheet.Form.ACTIVITY;
        boolean namesOnly = activities && chosen.person() < 0 && !Columns.hasIdentity(reading.header());
        @Nullable String obstacle = namesOnly ? NAMES_ONLY : obstacle(preview, known);
        return new ImportCheckView(
                layout,
                waiting.job().title(),
                chosen.form().title(),
                columns,
                options(
                        reading.header(),
                        IntStream.range(0, reading.header().size()).boxed().toList(),
                        chosen.person()),
                Arrays.stream(Columns.Key.values())
                        .map(key -> new Option(key.name(), key.title(), key == chosen.key()))
                        .toList(),
                activities
                        ? options(reading.header(), Columns.activities(reading.header()), chosen.state())
                        : options(
                                reading.header(),
                                IntStream.range(0, reading.header().size())
                                        .boxed()
                                        .toList(),
                                chosen.date()),
                preview.states().stream()
                        .map(state -> new Option(state, state, chosen.counted().contains(state)))
                        .toList(),
                zones(reading.zone()),
                known
                        ? new ImportCheckView.Foreseen(
                                preview.rows(),
                                preview.fresh(),
                                preview.known(),
                                preview.notYet(),
                                preview.refused(),
                                preview.newPeople(),
                                met(preview))
                        : null,
                obstacle,
                warnings(preview),
                obstacle == null ? confirm : null,
                preview.named().stream()
                        .map(one -> new ImportCheckView.Named(one.line(), one.told(), one.toldName(), one.name()))
                        .toList(),
                preview.problems().stream().map(ImportWords::problem).toList(),
                preview.gone().isEmpty()
                        ? null
                        : new ImportCheckView.Gone(
                                gone,
                                preview.gone().stream()
                                        .map(one -> new Option(one.id().value().toString(), one.displayName(), false))
                                        .toList()));
    }

    private static @Nullable String obstacle(ImportPreview preview, boolean known) {
        String broken = preview.broken();
        if (broken != null) {
            return broken + " Nothing can be imported from this file until that is mended.";
        }
        if (!known) {
            return "Say below which column names the people and where it stands that they have completed the course.";
        }
        if (preview.needsZone()) {
            return "The dates name no time zone: they are written by the clock of the person who exported them."
                    + " Choose that zone below.";
        }
        return preview.fresh() + preview.known() == 0 ? "There is nothing to import." : null;
    }

    private static List<String> warnings(ImportPreview preview) {
        return preview.ruleCountsFiles()
                ? List.of()
                : List.of("The rule of this activity does not count uploaded reports. The completions would be kept and"
                        + " shown, and nobody would get a badge or a grade by them until the rule says so.");
    }

    private static String met(ImportPreview preview) {
        if (!preview.ruleCountsFiles()) {
            return "Nobody would be awarded anything by it.";
        }
        return preview.weighed() < preview.fresh()
                ? "Of the first " + preview.weighed() + " new completions, " + preview.met()
                        + " would meet the rule of this activity. The others are weighed when they are imported."
                : preview.met() + " of the new completions would meet the rule of this activity.";
    }

    static JobView.Problem problem(RefusedRows.Refused row) {
        List<String> cells = TextList.read(row.fields());
        String cell = row.column() >= 1 && row.column() <= cells.size() ? cells.get(row.column() - 1) : "";
        return new JobView.Problem(
                row.line(),
                row.column(),
                row.problem(),
                cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + "…" : cell);
    }

    private static List<Option> options(List<String> header, List<Integer> columns, int chosen) {
        List<Option> options = new ArrayList<>();
        if (chosen < 0) {
            options.add(new Option("-1", "Choose …", true));
        }
        for (int column : columns) {
            String heading = header.get(column).isBlank() ? "(no heading)" : header.get(column);
            options.add(
                    new Option(String.valueOf(column), heading + " (column " + (column + 1) + ")", column == chosen));
        }
        return options;
    }

    private static List<Option> zones(@Nullable String chosen) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", "Choose …", chosen == null));
        options.add(new Option("UTC", "UTC", "UTC".equals(chosen)));
        for (String zone : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")) {
                options.add(new Option(zone, zone.replace('_', ' '), zone.equals(chosen)));
            }
        }
        return options;
    }

    /** What was chosen, with all that is not there left as it was. */
    static Columns columns(Form form, Reading reading) {
        Columns now = reading.columns();
        int width = reading.header().size();
        int person = column(form, "person", width, now.person());
        int done =
                column(form, "done", width, now.form() == org.waymark.sheet.Form.ACTIVITY ? now.state() : now.date());
        boolean activities = now.form() == org.waymark.sheet.Form.ACTIVITY;
        List<String> counted = form.all("counted").stream().limit(50).toList();
        Columns.Key key = Arrays.stream(Columns.Key.values())
                .filter(one -> one.name().equals(form.text("key")))
                .findFirst()
                .orElse(now.key());
        boolean otherActivity = activities && done != now.state();
        return new Columns(
                now.form(),
                key,
                person,
                now.name(),
                activities ? done : now.state(),
                activities ? (otherActivity && counted.isEmpty() ? Columns.COMPLETE : counted) : now.counted(),
                activities ? (done < 0 ? -1 : done + 1) : done,
                now.run(),
                now.id(),
                now.result());
    }

    private static int column(Form form, String field, int width, int otherwise) {
        long column = form.get(field) == null ? otherwise : number(form, field);
        return column >= 0 && column < width ? (int) column : -1;
    }

    /** A number, -1 when it is none. */
    static long number(Form form, String field) {
        try {
            return Long.parseLong(form.text(field));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static @Nullable String zone(Form form) {
        String zone = form.text("zone");
        return ZoneId.getAvailableZoneIds().contains(zone) ? zone : null;
    }
}
