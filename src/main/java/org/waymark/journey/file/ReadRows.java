package org.waymark.journey.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.sheet.Row;
import org.waymark.sheet.SheetColumns;
import org.waymark.sheet.ToldRow;

/** Shows how the first rows of a report were understood: a few of any kind, then only who has completed it. */
final class ReadRows {
    private static final int FIRST = 10;
    private static final int MOST = 50;

    private final SheetColumns columns;
    private final List<ImportPreview.ReadRow> rows = new ArrayList<>();

    ReadRows(SheetColumns columns) {
        this.columns = columns;
    }

    /** @param known what Waymark calls the person, asked for only when the row is shown */
    void addComplete(ToldRow.Complete told, Supplier<@Nullable String> known) {
        if (rows.size() < MOST) {
            add(told.row(), known.get(), told.at(), told.share(), null);
        }
    }

    /** @param problem why the row is refused; null when it says that somebody has not completed it */
    void addOther(Row row, @Nullable Message problem) {
        if (rows.size() < FIRST) {
            add(row, null, null, null, problem);
        }
    }

    private void add(
            Row row, @Nullable String known, @Nullable Instant at, @Nullable Double share, @Nullable Message problem) {
        rows.add(new ImportPreview.ReadRow(
                row.line(),
                cell(row, columns.person()),
                cell(row, columns.name()),
                known,
                cell(row, columns.date()),
                at,
                share,
                problem));
    }

    private static String cell(Row row, int column) {
        return column < 0 || column >= row.fields().size()
                ? ""
                : row.fields().get(column).strip();
    }

    List<ImportPreview.ReadRow> list() {
        return rows.stream()
                .sorted(Comparator.comparingLong(ImportPreview.ReadRow::line))
                .toList();
    }
}
