package org.waymark.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;

/**
 * The rows of a file, one after another, whatever its length: only the row at hand is held. Rows in which nobody sees
 * anything are passed over; what stands above the header is, too. Not for several threads; closing it closes the file.
 */
public final class Sheet implements AutoCloseable {
    private static final Messages MESSAGES = Messages.of(Sheet.class);

    static final int LONGEST_FIELD = 10_000;
    static final int LONGEST_ROW = 200_000;
    static final int MOST_FIELDS = 2_000;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long line = 1;
    private @Nullable Row read;

    private Sheet(Reader text, TextForm form) {
        reader = reader(text, form.separator());
        records = reader.iterator();
        for (int above = 0; above < form.above() && hasNext(); above++) {
            next();
        }
        if (!hasNext()) {
            throw new BrokenSheet(1, MESSAGES.message("file.empty"));
        }
        header = next().fields();
    }

    @SuppressWarnings("removal")
    private static CsvReader<CsvRecord> reader(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                // Nicknames stand in quotation marks, "Cy" Example: refused, they would stop the whole file.
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(LONGEST_ROW)
                                .build(),
                        text);
    }

    /** The first rows of a text, as far as they can be read with that separator. */
    static List<Row> first(String text, char separator, int most) {
        List<Row> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = reader(new StringReader(text), separator)) {
            for (CsvRecord record : reader) {
                if (rows.size() == most) {
                    break;
                }
                if (!isBlank(record)) {
                    rows.add(row(record));
                }
            }
        } catch (CsvParseException e) {
            // What stands before the fault is enough to look at.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static boolean isBlank(CsvRecord record) {
        return record.getFields().stream().allMatch(Folding::isBlank);
    }

    private static Row row(CsvRecord record) {
        return new Row(record.getStartingLineNumber(), record.getFields());
    }

    /** @throws BrokenSheet when not even the first line can be read */
    public static Sheet open(InputStream bytes, TextForm form) {
        BufferedReader text = new BufferedReader(new InputStreamReader(bytes, form.charset()));
        try {
            text.mark(1);
            if (text.read() != '\uFEFF') {
                text.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sheet(text, form);
    }

    public List<String> header() {
        return header;
    }

    /** @throws BrokenSheet when the file cannot be read further */
    public boolean hasNext() {
        try {
            while (read == null && records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber() + 1;
                if (!isBlank(record)) {
                    read = row(record);
                }
            }
            return read != null;
        } catch (CsvParseException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    /** @throws BrokenSheet when the file cannot be read further */
    public Row next() {
        Row row = hasNext() ? read : null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        read = null;
        return row;
    }

    /** Reads so many rows at most; fewer at the end. */
    public List<Row> next(int most) {
        List<Row> rows = new ArrayList<>();
        while (rows.size() < most && hasNext()) {
            rows.add(next());
        }
        return rows;
    }

    private BrokenSheet broken(String message) {
        if (message.contains("nclosed quote")) {
            return new BrokenSheet(line, MESSAGES.message("file.unclosed", "line", line));
        }
        return new BrokenSheet(
                line,
                MESSAGES.message(
                        "file.too-long",
                        "line",
                        line,
                        "columns",
                        MOST_FIELDS,
                        "cell",
                        LONGEST_FIELD,
                        "row",
                        LONGEST_ROW));
    }

    @Override
    public void close() {
        try {
            records.close();
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
