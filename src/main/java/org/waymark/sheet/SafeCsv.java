package org.waymark.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes rows so that a spreadsheet shows them and runs nothing of what strangers wrote into cells. */
public final class SafeCsv {
    private final CsvWriter writer;

    public SafeCsv(Writer out) {
        writer = CsvWriter.builder().build(out);
    }

    public void write(List<String> fields) {
        writer.writeRecord(fields.stream().map(SafeCsv::escaped).toList());
    }

    public void flush() throws IOException {
        writer.flush();
    }

    private static String escaped(String field) {
        return !field.isEmpty() && "=+-@\t\r\n".indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    }
}
