package org.waymark.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a whole file says that no single cell does: how its dates are written, and by which words it tells
 * completion.
 */
public final class Survey {
    private static final int FIRST = 20;
    /** A column with more words than these tells no state. */
    private static final int MOST_WORDS = 50;

    private static final int LONGEST_WORD = 200;

    private final SheetColumns columns;
    private final Set<DateOrder> evidence = EnumSet.noneOf(DateOrder.class);
    private final Set<String> words = new TreeSet<>();

    private Survey(SheetColumns columns) {
        this.columns = columns;
    }

    /**
     * Finds out how a file is to be read, and closes it.
     *
     * @param activity the title by which the activity is looked for in a report of many
     * @throws BrokenSheet when not even its header can be read
     */
    public static SheetReading guess(InputStream bytes, TextForm form, String activity, @Nullable String zone) {
        try (Sheet sheet = Sheet.open(bytes, form)) {
            List<Row> first = first(sheet);
            SheetColumns columns = SheetColumns.guess(sheet.header(), first, activity);
            return decided(
                    new SheetReading(
                            form.charset().name(), form.separator(), form.above(), sheet.header(), columns, zone, null),
                    first,
                    sheet);
        }
    }

    /** Finds out what nobody has said of a file that is read in another way now, and closes it. */
    public static SheetReading again(InputStream bytes, SheetReading reading) {
        try (Sheet sheet = Sheet.open(bytes, reading.form())) {
            return decided(reading, List.of(), sheet);
        }
    }

    /** Fewer where the file cannot be read any further: then what is wrong is said of it as a whole. */
    private static List<Row> first(Sheet sheet) {
        List<Row> rows = new ArrayList<>();
        try {
            while (rows.size() < FIRST && sheet.hasNext()) {
                rows.add(sheet.next());
            }
        } catch (BrokenSheet e) {
            return rows;
        }
        return rows;
    }

    private static SheetReading decided(SheetReading reading, List<Row> first, Sheet sheet) {
        Survey survey = new Survey(reading.columns());
        first.forEach(survey::look);
        try {
            while (sheet.hasNext()) {
                survey.look(sheet.next());
            }
        } catch (BrokenSheet e) {
            // Whoever takes the file in comes to the same place.
        }
        DateOrder order = reading.order();
        if (order == null && survey.evidence.size() == 1) {
            order = survey.evidence.iterator().next();
        }
        SheetColumns columns = reading.columns();
        if (columns.state() >= 0 && columns.counted().isEmpty()) {
            columns = columns.counting(
                    survey.words.stream().filter(StateWords::meansComplete).toList());
        }
        return reading.with(columns, reading.zone(), order);
    }

    private void look(Row row) {
        WrittenDate.read(cell(row, columns.date()))
                .flatMap(WrittenDate::evidence)
                .ifPresent(evidence::add);
        String word = cell(row, columns.state());
        if (columns.state() >= 0 && words.size() < MOST_WORDS && word.length() <= LONGEST_WORD) {
            words.add(word);
        }
    }

    private static String cell(Row row, int column) {
        return column < 0 || column >= row.fields().size()
                ? ""
                : NamedPerson.trimmed(row.fields().get(column));
    }
}
