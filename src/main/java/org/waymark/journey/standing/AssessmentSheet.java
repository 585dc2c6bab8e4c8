package org.waymark.journey.standing;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.sheet.BrokenSheet;
import org.waymark.sheet.Row;
import org.waymark.sheet.Sheet;
import org.waymark.sheet.TextForm;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.FileFault;
import org.waymark.standard.StandardId;

/**
 * Reads results of assessments from a table: a row for each city with all its criteria, or one for each criterion. Rows of
 * one city, day, and version are one assessment.
 */
final class AssessmentSheet {
    /** So many rows are read at most. */
    static final int MOST_ROWS = 25_000;

    private static final Messages MESSAGES = Messages.of(AssessmentSheet.class);
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2000;
    private static final int MOST_FAULTS = 100;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    /** A column, by the names that it may have; the first is the one that is offered. */
    private enum Column {
        CITY("city"),
        DAY("assessed on", "date", "day"),
        STANDARD("standard", "version"),
        CRITERIA("criteria", "criterion", "confirmed criteria"),
        LEVEL("level", "certified level"),
        UNTIL("certified until", "until"),
        NOTE("note", "evidence");

        private final String shown;
        private final String others;

        Column(String shown, String... others) {
            this.shown = shown;
            this.others = String.join("|", others);
        }

        boolean isNamed(String name) {
            return name.equals(shown) || List.of(others.split("\\|")).contains(name);
        }
    }

    /** What rows with the same key say. */
    record Key(String city, LocalDate day, @Nullable StandardId standard) {}

    /**
     * An assessment as it was read.
     *
     * @param line the first row that tells of it
     */
    record Read(
            long line,
            Key key,
            Set<CriterionCode> criteria,
            @Nullable String level,
            @Nullable LocalDate until,
            String note) {}

    private final List<FileFault> faults = new ArrayList<>();
    private final Map<Key, Read> read = new LinkedHashMap<>();

    /** The first key of each city and day: all of them name a version, or none does. */
    private final Map<Key, Key> firsts = new HashMap<>();

    private AssessmentSheet() {}

    static List<ImportAssessments.ColumnFact> columns() {
        return Arrays.stream(Column.values())
                .map(column -> new ImportAssessments.ColumnFact(column.shown, MESSAGES.message(column)))
                .toList();
    }

    /** @return what was read, and nothing of it is to be used where there are faults */
    static AssessmentSheet of(byte[] file) {
        AssessmentSheet sheet = new AssessmentSheet();
        try {
            TextForm.Sniffer sniffer = new TextForm.Sniffer();
            sniffer.take(file, file.length);
            try (Sheet rows = Sheet.open(new ByteArrayInputStream(file), sniffer.form())) {
                sheet.read(rows);
            }
        } catch (BrokenSheet e) {
            sheet.fault(e.line(), "", e.sentence());
        }
        return sheet;
    }

    List<FileFault> faults() {
        return List.copyOf(faults);
    }

    List<Read> read() {
        return List.copyOf(read.values());
    }

    void fault(long line, String field, Message message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new FileFault((int) Math.min(line, Integer.MAX_VALUE), field, message));
        }
    }

    private void read(Sheet rows) {
        Map<Column, Integer> columns = columns(rows.header());
        for (Column needed : List.of(Column.CITY, Column.DAY)) {
            if (!columns.containsKey(needed)) {
                fault(1, needed.shown, MESSAGES.message("sheet.no-column", "column", needed.shown));
            }
        }
        int count = 0;
        while ((count > 0 || faults.isEmpty()) && rows.hasNext()) {
            Row row = rows.next();
            if (++count > MOST_ROWS) {
                fault(row.line(), "", MESSAGES.message("sheet.too-many", "most", MOST_ROWS));
                return;
            }
            read(row, columns);
        }
        if (count == 0 && faults.isEmpty()) {
            fault(1, "", MESSAGES.message("sheet.no-rows"));
        }
    }

    private static Map<Column, Integer> columns(List<String> header) {
        Map<Column, Integer> found = new LinkedHashMap<>();
        for (int at = 0; at < header.size(); at++) {
            String name = header.get(at).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]++", " ");
            for (Column column : Column.values()) {
                if (column.isNamed(name)) {
                    found.putIfAbsent(column, at);
                }
            }
        }
        return found;
    }

    private void read(Row row, Map<Column, Integer> columns) {
        int before = faults.size();
        String city = cell(row, columns, Column.CITY);
        if (city.isEmpty() || city.length() > LONGEST_NAME || city.chars().anyMatch(Character::isISOControl)) {
            fault(row.line(), "city", MESSAGES.message("sheet.city", "longest", LONGEST_NAME));
        }
        LocalDate day = day(row, columns, Column.DAY);
        if (day == null && faults.size() == before) {
            fault(row.line(), Column.DAY.shown, MESSAGES.message("sheet.day"));
        }
        LocalDate until = day(row, columns, Column.UNTIL);
        String note = cell(row, columns, Column.NOTE);
        if (note.length() > LONGEST_NOTE) {
            fault(row.line(), "note", MESSAGES.message("sheet.note", "longest", LONGEST_NOTE));
        }
        if (day == null || faults.size() > before) {
            return;
        }
        String standard = cell(row, columns, Column.STANDARD);
        String level = cell(row, columns, Column.LEVEL);
        Key key = new Key(city, day, standard.isEmpty() ? null : new StandardId(standard));
        Set<CriterionCode> criteria = criteria(cell(row, columns, Column.CRITERIA));
        Read known = read.get(key);
        Key first = firsts.computeIfAbsent(new Key(city, day, null), any -> key);
        if ((first.standard() == null) != (key.standard() == null)) {
            Read mixed = read.get(first);
            fault(
                    row.line(),
                    Column.STANDARD.shown,
                    MESSAGES.message("sheet.mixed", "line", mixed == null ? row.line() : mixed.line()));
            return;
        }
        if (known == null) {
            read.put(key, new Read(row.line(), key, criteria, level.isEmpty() ? null : level, until, note));
            return;
        }
        known.criteria().addAll(criteria);
        boolean otherLevel = !level.isEmpty() && known.level() != null && !level.equalsIgnoreCase(known.level());
        boolean otherEnd = until != null && known.until() != null && !until.equals(known.until());
        if (otherLevel || otherEnd) {
            fault(
                    row.line(),
                    (otherLevel ? Column.LEVEL : Column.UNTIL).shown,
                    MESSAGES.message("sheet.contradicts", "line", known.line()));
            return;
        }
        read.put(
                key,
                new Read(
                        known.line(),
                        key,
                        known.criteria(),
                        known.level() == null && !level.isEmpty() ? level : known.level(),
                        known.until() == null ? until : known.until(),
                        joined(known.note(), note)));
    }

    /** The notes of all rows, each once. */
    private static String joined(String known, String note) {
        if (note.isEmpty() || List.of(known.split("\n")).contains(note)) {
            return known;
        }
        String all = known.isEmpty() ? note : known + "\n" + note;
        return all.length() <= LONGEST_NOTE ? all : known;
    }

    private static Set<CriterionCode> criteria(String typed) {
        Set<CriterionCode> codes = new LinkedHashSet<>();
        Arrays.stream(typed.split("[\\s,;]++"))
                .filter(code -> !code.isEmpty())
                .forEach(code -> codes.add(new CriterionCode(code.toUpperCase(Locale.ROOT))));
        return codes;
    }

    private static String cell(Row row, Map<Column, Integer> columns, Column column) {
        int at = columns.getOrDefault(column, -1);
        return at < 0 || at >= row.fields().size() ? "" : row.fields().get(at).strip();
    }

    private @Nullable LocalDate day(Row row, Map<Column, Integer> columns, Column column) {
        String typed = cell(row, columns, column);
        if (typed.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (!day.isBefore(FIRST) && day.isBefore(LAST)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // said below, in the same words
        }
        fault(row.line(), column.shown, MESSAGES.message("sheet.day"));
        return null;
    }
}
