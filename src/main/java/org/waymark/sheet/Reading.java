package org.waymark.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be read: everything that was found out about it and that a person has decided.
 *
 * @param zone whose clock the dates without a zone were written by; null while nobody has said so
 */
public record Reading(
        String charset,
        char separator,
        List<String> header,
        Columns columns,
        @Nullable String zone) {
    /** What is said of a row whose date needs a zone. */
    public static final String NO_ZONE = "The date has no time zone, and none was chosen.";

    private static final int LONGEST_DATE = 60;
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,15}([.][0-9]{1,15})?");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Reading {
        header = List.copyOf(header);
    }

    public static Reading of(TextForm form, List<String> header, Columns columns) {
        return new Reading(form.charset().name(), form.separator(), header, columns, null);
    }

    public Reading with(Columns chosen, @Nullable String chosenZone) {
        return new Reading(charset, separator, header, chosen, chosenZone);
    }

    public TextForm form() {
        return new TextForm(Charset.forName(charset), separator);
    }

    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when {@link #write} has not written it */
    public static Reading read(String text) {
        try {
            return JSON.readValue(text, Reading.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * What a row says.
     *
     * @param now nothing was completed later than that
     */
    public Told tell(Row row, Instant now) {
        if (row.fields().size() != header.size()) {
            return new Told.Faulty(
                    row,
                    Math.min(row.fields().size(), header.size()),
                    "The row has " + row.fields().size() + " columns and the first line " + header.size() + ".");
        }
        for (int i = 0; i < header.size(); i++) {
            if (row.fields().get(i).indexOf('\0') >= 0) {
                return fault(row, i, "The cell holds a character that is no text.");
            }
        }
        String person = NamedPerson.read(cell(row, columns.person()));
        if (person.isEmpty() || person.length() > 255) {
            return fault(row, columns.person(), "Nobody is named here.");
        }
        if (NamedPerson.isShortened(person)) {
            return fault(
                    row,
                    columns.person(),
                    "A spreadsheet program has shortened this number. Export it again, with that column as text.");
        }
        if (NamedPerson.isInvisible(person)) {
            return fault(row, columns.person(), "The name holds a character that nobody sees.");
        }
        if (columns.state() >= 0 && !columns.counted().contains(cell(row, columns.state()))) {
            return new Told.NotYet(row, person);
        }
        String date = cell(row, columns.date());
        if (date.isEmpty()) {
            return columns.state() < 0 && columns.form() != Form.OWN
                    ? new Told.NotYet(row, person)
                    : fault(row, columns.date(), "The day of the completion is missing.");
        }
        return complete(row, person, date, now);
    }

    private Told complete(Row row, String person, String date, Instant now) {
        Instant at;
        try {
            at = instant(date);
        } catch (DateTimeException e) {
            return fault(row, columns.date(), "This is no date: it should look like 2026-11-23 18:53:10.");
        }
        if (at == null) {
            return fault(row, columns.date(), NO_ZONE);
        }
        if (at.isAfter(now)) {
            return fault(row, columns.date(), "The date lies in the future. Is the time zone right?");
        }
        Double share = null;
        String result = cell(row, columns.result());
        if (!result.isEmpty()) {
            share = share(result);
            if (share == null) {
                return fault(row, columns.result(), "This is no percentage from 0 to 100.");
            }
        }
        String id = cell(row, columns.id());
        if (id.length() > 200) {
            return fault(row, columns.id(), "An id has 200 characters at most.");
        }
        return new Told.Complete(row, person, cell(row, columns.name()), at, cell(row, columns.run()), id, share);
    }

    private static Told.Faulty fault(Row row, int column, String sentence) {
        return new Told.Faulty(row, column + 1, sentence);
    }

    private static String cell(Row row, int column) {
        return column < 0 ? "" : row.fields().get(column).strip();
    }

    private static @Nullable Double share(String percent) {
        // Java reads much more as a number than people write: 0x1p3, 80d, NaN.
        if (!PERCENT.matcher(percent).matches()) {
            return null;
        }
        double value = Double.parseDouble(percent);
        return value >= 0 && value <= 100 ? value / 100 : null;
    }

    /** Null when the date needs a zone and there is none. */
    private @Nullable Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        if (iso.length() > LONGEST_DATE) {
            throw new DateTimeException("longer than any date");
        }
        if (iso.endsWith("Z") || iso.matches("[^T]*T.*[+-]\\d\\d:\\d\\d")) {
            return within(OffsetDateTime.parse(iso).toInstant());
        }
        LocalDateTime local = iso.length() == 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
        String place = zone;
        return place == null ? null : within(local.atZone(ZoneId.of(place)).toInstant());
    }

    /** What a database can hold, and people can have lived to see. */
    private static Instant within(Instant at) {
        if (at.isBefore(Instant.parse("1990-01-01T00:00:00Z"))) {
            throw new DateTimeException("before there were such courses");
        }
        return at;
    }
}
