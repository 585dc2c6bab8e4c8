package org.waymark.web.file;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.RefusedRow;
import org.waymark.journey.file.ImportCompletions;
import org.waymark.journey.file.ImportPreview;
import org.waymark.json.TextList;
import org.waymark.language.Language;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.SheetReading;
import org.waymark.web.Form;
import org.waymark.web.part.FormView;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.OptionView;

/** Says what a report would do. */
final class ImportWords {
    private static final int LONGEST_CELL = 120;
    private static final Messages MESSAGES = Messages.of(ImportWords.class);

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
                MESSAGES.say(chosen.form()),
                columns,
                ImportChoices.of(reading, preview.needsOrder()),
                preview.states().stream()
                        .map(state -> new OptionView(
                                state,
                                state.isEmpty() ? MESSAGES.say("check.empty-word") : state,
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
                                        .map(one -> new OptionView(one.id().toString(), one.displayName(), false))
                                        .toList()));
    }

    private static @Nullable String obstacle(SheetReading reading, ImportPreview preview, boolean known) {
        SheetColumns columns = reading.columns();
        Message broken = preview.broken();
        if (broken != null) {
            return MESSAGES.say("obstacle.broken", "problem", broken);
        }
        if (columns.form() == org.waymark.sheet.SheetForm.ACTIVITY
                && columns.person() < 0
                && !SheetColumns.hasIdentity(reading.header())) {
            return MESSAGES.say("obstacle.names-only");
        }
        if (!known) {
            return MESSAGES.say("obstacle.columns");
        }
        if (preview.needsZone()) {
            return MESSAGES.say("obstacle.zone");
        }
        if (preview.needsOrder()) {
            return MESSAGES.say("obstacle.order");
        }
        if (preview.needsAddresses()) {
            return MESSAGES.say("obstacle.addresses");
        }
        if (preview.fresh() + preview.known() > 0) {
            return null;
        }
        boolean noWords = columns.state() >= 0 && columns.counted().isEmpty();
        return MESSAGES.say(noWords ? "obstacle.words" : "obstacle.nothing");
    }

    private static ImportCheckView.Read read(ImportPreview.ReadRow row, @Nullable String zone) {
        Instant at = row.at();
        Message problem = row.problem();
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
                problem != null
                        ? problem.words()
                        : MESSAGES.say(at != null ? "check.completed" : "count.not-completed"),
                at == null ? "" : moment(at, zone, row.date()),
                share == null ? "" : MESSAGES.say("check.share", "share", share));
    }

    private static String moment(Instant at, @Nullable String zone, String written) {
        ZoneId place = ZoneId.of(zone == null ? "UTC" : zone);
        String offset = at.atZone(place).getOffset().getId();
        return MESSAGES.say(
                "check.at",
                "moment",
                Language.current().moment(at, place),
                "zone",
                place.getId().replace('_', ' '),
                "utc",
                offset.equals("Z"),
                "offset",
                offset,
                "written",
                written);
    }

    private static List<String> warnings(ImportPreview preview) {
        return Stream.of(
                        preview.ruleCountsFiles() ? "" : "warning.not-counted",
                        preview.listBeingRead() ? "warning.roster" : "")
                .filter(key -> !key.isEmpty())
                .map(key -> MESSAGES.say(key))
                .toList();
    }

    private static String met(ImportPreview preview) {
        if (!preview.ruleCountsFiles()) {
            return MESSAGES.say("check.met.none");
        }
        return preview.weighed() < preview.fresh()
                ? MESSAGES.say("check.met.part", "weighed", preview.weighed(), "met", preview.met())
                : MESSAGES.say("check.met.all", "met", preview.met());
    }

    static JobView.Problem problem(RefusedRow row) {
        List<String> cells = TextList.read(row.fields());
        String cell = row.column() >= 1 && row.column() <= cells.size() ? cells.get(row.column() - 1) : "";
        return new JobView.Problem(
                row.line(),
                row.column(),
                row.problem().words(),
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
