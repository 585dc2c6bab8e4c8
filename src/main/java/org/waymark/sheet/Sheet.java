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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a file, one after another, whatever its length: only the row at hand is held. The first row is the header.
 * Not for several threads; closing it closes the file.
 */
public final class Sheet implements AutoCloseable {
    static final int LONGEST_FIELD = 10_000;
    static final int LONGEST_ROW = 200_000;
    static final int MOST_FIELDS = 2_000;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private long line = 1;

    private Sheet(Reader text, char separator) {
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_FIELDS)
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(LONGEST_ROW)
                                .build(),
                        text);
        records = reader.iterator();
        if (!hasNext()) {
            throw new BrokenSheet(1, "The file is empty.");
        }
        header = next().fields();
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
        return new Sheet(text, form.separator());
    }

    public List<String> header() {
        return header;
    }

    /** @throws BrokenSheet when the file cannot be read further */
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw broken();
        }
    }

    /** @throws BrokenSheet when the file cannot be read further */
    public Row next() {
        try {
            CsvRecord read = records.next();
            Row row = new Row(read.getStartingLineNumber(), read.getFields());
            line = row.line() + 1;
            return row;
        } catch (CsvParseException e) {
            throw broken();
        }
    }

    /** So many rows at most; fewer at the end. */
    public List<Row> next(int most) {
        List<Row> rows = new ArrayList<>();
        while (rows.size() < most && hasNext()) {
            rows.add(next());
        }
        return rows;
    }

    private BrokenSheet broken() {
        return new BrokenSheet(
                line,
                "The row in line " + line
                        + " cannot be read: a quotation mark is never closed, or the row has more than "
                        + MOST_FIELDS + " columns, " + LONGEST_FIELD + " characters in one of them or " + LONGEST_ROW
                        + " in all.");
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
