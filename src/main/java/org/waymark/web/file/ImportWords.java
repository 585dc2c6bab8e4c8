package org.waymark.web.file;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.RefusedRow;
import org.waymark.journey.file.ImportCompletions;
import org.waymark.journey.file.ImportPreview;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.SheetReading;
import org.waymark.standard.TextList;
import org.waymark.web.Form;
import org.waymark.web.file.ImportCheckView.Option;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;

/** Says what a report would do. */
final class ImportWords {
    private static final int LONGEST_CELL = 120;
    private static final String NAMES_ONLY =
            "This export names people by their names only, and two people can have one name. In Moodle, let reports show"
                    + " an identity field (Site administration, Users, User policies, “Show user identity”) and export it"
                    + " once more, or take the report “Course completion”, which has an ID.";

    private static final String NO_ADDRESSES =
            "This report names people by their e-mail address, and the LMS has not told Waymark the address of anybody in"
                    + " this course, or an administrator of Waymark lets none be kept. In Moodle an administrator sets “Share launcher's email with tool” to Always"
                    + " (External tool, Manage tools, Waymark, Privacy); load this page again a quarter of an hour later."
                    + " Or export the report “Course completion”, which has an ID, or let reports show the ID number or"
                    + " the user name (Users, User policies, “Show user identity”), and choose that column below.";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm", Locale.US);

    private ImportWords() {}

    static ImportCheckView check(
            ImportCompletions.Waiting waiting, LayoutView layout, FormView columns, FormView confirm, FormView gone) {
        SheetReading reading = waiting.reading();
        SheetColumns chosen = reading.columns();
        ImportPreview preview = waiting.preview();
        boolean known = reading.complete();
        @Nullable String obstacle = obstacle(reading, preview, known);
        return new ImportCheckView(
                layout,
                waiting.job().title(),
                chosen.form().title(),
                columns,
                ImportChoices.of(reading, preview.needsOrder()),
                preview.states().stream()
                        .map(state -> new Option(
                                state,
                                state.isEmpty() ? "(empty)" : state,
                                chosen.counted().contains(state)))
                        .toList(),
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
                preview.read().stream().map(row -> read(row, reading.zone())).toList(),
                preview.problems().stream().map(ImportWords::problem).toList(),
                preview.gone().isEmpty()
                        ? null
                        : new ImportCheckView.Gone(
                                gone,
                                preview.gone().stream()
                                        .map(one -> new Option(one.id().toString(), one.displayName(), false))
                                        .toList()));
    }

    private static @Nullable String obstacle(SheetReading reading, ImportPreview preview, boolean known) {
        SheetColumns columns = reading.columns();
        String broken = preview.broken();
        if (broken != null) {
            return broken + " Nothing can be imported from this file until that is mended.";
        }
        if (columns.form() == org.waymark.sheet.SheetForm.ACTIVITY
                && columns.person() < 0
                && !SheetColumns.hasIdentity(reading.header())) {
            return NAMES_ONLY;
        }
        if (!known) {
            return "Say below which column names the people and where it stands that they have completed the course.";
        }
        if (preview.needsZone()) {
            return "The dates name no time zone: they are written by the clock of the person who exported them."
                    + " Choose that zone below.";
        }
        if (preview.needsOrder()) {
            return "In dates of this file it is not clear which number is the day and which the month, and the whole"
                    + " column does not tell. Say it below.";
        }
        if (preview.needsAddresses()) {
            return NO_ADDRESSES;
        }
        if (preview.fresh() + preview.known() > 0) {
            return null;
        }
        return columns.state() >= 0 && columns.counted().isEmpty()
                ? "No word of this column is known to mean “completed”. Tick below those that do."
                : "There is nothing to import.";
    }

    private static ImportCheckView.Read read(ImportPreview.ReadRow row, @Nullable String zone) {
        Instant at = row.at();
        String problem = row.problem();
        Double share = row.share();
        return new ImportCheckView.Read(
                row.line(),
                row.name().isEmpty() || row.name().equals(row.person())
                        ? row.person()
                        : row.person() + ", " + row.name(),
                Optional.ofNullable(row.known()).orElse(""),
                at != null
                        ? ImportCheckView.State.COMPLETED
                        : problem == null ? ImportCheckView.State.NOT_COMPLETED : ImportCheckView.State.REFUSED,
                at != null ? "Completed" : problem == null ? "Not completed" : problem,
                at == null ? "" : moment(at, zone) + " (written " + row.date() + ")",
                share == null ? "" : percent(share));
    }

    private static String percent(double share) {
        // Not shared: a format of numbers is not for several threads.
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(share * 100) + " %";
    }

    private static String moment(Instant at, @Nullable String zone) {
        ZonedDateTime there = at.atZone(ZoneId.of(zone == null ? "UTC" : zone));
        String offset = there.getOffset().getId();
        return MOMENT.format(there) + " " + there.getZone().getId().replace('_', ' ')
                + (offset.equals("Z") ? "" : " (UTC" + offset + ")");
    }

    private static List<String> warnings(ImportPreview preview) {
        List<String> warnings = new ArrayList<>();
        if (!preview.ruleCountsFiles()) {
            warnings.add("The rule of this activity does not count uploaded reports. The completions would be kept and"
                    + " shown, and nobody would get a badge or a grade by them until the rule says so.");
        }
        if (preview.listBeingRead()) {
            warnings.add("The list of this course is being read from the LMS at this moment. Load this page again in a"
                    + " few seconds: more people may be known then.");
        }
        return warnings;
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

    static JobView.Problem problem(RefusedRow row) {
        List<String> cells = TextList.read(row.fields());
        String cell = row.column() >= 1 && row.column() <= cells.size() ? cells.get(row.column() - 1) : "";
        return new JobView.Problem(
                row.line(),
                row.column(),
                row.problem(),
                cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + "…" : cell);
    }

    /** A number, -1 when it is none. */
    static long number(Form form, String field) {
        try {
            return Long.parseLong(form.text(field));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
