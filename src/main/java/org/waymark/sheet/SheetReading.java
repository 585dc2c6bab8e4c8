package org.waymark.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * The way in which a file is to be read: everything that was found out about it and that a person has decided.
 *
 * @param above how many rows stand above the header
 * @param zone whose clock the dates without a zone were written by; null while nobody has said so
 * @param order how dates such as 5/4/2026 are written; null where there are none, and while neither the whole column
 *     nor a person has decided it
 */
public record SheetReading(
        String charset,
        char separator,
        int above,
        List<String> header,
        SheetColumns columns,
        @Nullable String zone,
        @Nullable DateOrder order) {
    private static final Messages MESSAGES = Messages.of(SheetReading.class);

    /** The sentence for a row whose date needs a zone. */
    public static final Message NO_ZONE = MESSAGES.message("date.no-zone");

    /** The sentence for a row whose date needs an order. */
    public static final Message NO_ORDER = MESSAGES.message("date.no-order");

    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,15}(?:[.,][0-9]{1,15})?)(?: ?%)?");
    /** Before that there were no such courses. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SheetReading {
        header = List.copyOf(header);
    }

    public SheetReading with(SheetColumns chosen, @Nullable String chosenZone, @Nullable DateOrder chosenOrder) {
        return new SheetReading(charset, separator, above, header, chosen, chosenZone, chosenOrder);
    }

    /** Tells whether it is known where to look for the person and the day. */
    public boolean complete() {
        return columns.complete(header.size());
    }

    /** Returns the state that a row says; empty when there is no such column. */
    public String state(Row row) {
        return cell(row, columns.state());
    }

    public TextForm form() {
        return new TextForm(Charset.forName(charset), separator, above);
    }

    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when {@link #write} has not written it */
    public static SheetReading read(String text) {
        try {
            return JSON.readValue(text, SheetReading.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Reads the meaning of a row.
     *
     * @param now nothing was completed later than that
     */
    public ToldRow tell(Row given, Instant now) {
        Row row = given.cut(header.size());
        ToldRow.Faulty fault = shape(row);
        if (fault != null) {
            return fault;
        }
        String person = NamedPerson.read(cell(row, columns.person()));
        if (person.isEmpty() || person.length() > 255) {
            return fault(row, columns.person(), "row.no-person");
        }
        if (NamedPerson.isShortened(person)) {
            return fault(row, columns.person(), "row.shortened");
        }
        if (NamedPerson.isInvisible(person)) {
            return fault(row, columns.person(), "row.invisible");
        }
        if (columns.state() >= 0 && !columns.counted().contains(cell(row, columns.state()))) {
            return new ToldRow.NotYet(row, person);
        }
        String date = cell(row, columns.date());
        if (date.isEmpty()) {
            return columns.state() < 0 && columns.form() != SheetForm.OWN
                    ? new ToldRow.NotYet(row, person)
                    : fault(row, columns.date(), "row.no-date");
        }
        return columns.state() < 0 && StateWords.meansNot(date)
                ? new ToldRow.NotYet(row, person)
                : complete(row, person, date, now);
    }

    /** Finds what is wrong with a row before anybody asks what it says; null when nothing is. */
    private ToldRow.@Nullable Faulty shape(Row row) {
        int width = row.fields().size();
        for (int i = 0; i < width; i++) {
            String field = row.fields().get(i);
            if (field.indexOf('\0') >= 0) {
                return fault(row, i, "row.control");
            }
            if (field.indexOf(separator) >= 0 && (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0)) {
                return fault(row, i, "row.quote");
            }
        }
        boolean dateWithoutHeading = columns.form() == SheetForm.ACTIVITY;
        if (width > header.size() || width < (dateWithoutHeading ? header.size() : SheetColumns.width(header))) {
            return new ToldRow.Faulty(
                    row,
                    Math.min(width, header.size()),
                    MESSAGES.message(
                            width > header.size() ? "row.too-many" : "row.too-few",
                            "columns",
                            width,
                            "header",
                            header.size()));
        }
        return null;
    }

    private ToldRow complete(Row row, String person, String date, Instant now) {
        WrittenDate written = WrittenDate.read(date).orElse(null);
        if (written == null) {
            return fault(row, columns.date(), WrittenDate.isSerial(date) ? "date.serial" : "date.none");
        }
        DateOrder decided = order;
        if (written.needsOrder() && decided == null) {
            return new ToldRow.Faulty(row, columns.date() + 1, NO_ORDER);
        }
        LocalDate day = written.day(decided);
        if (day == null) {
            return fault(
                    row,
                    columns.date(),
                    decided == DateOrder.MONTH_FIRST ? "date.not-month-first" : "date.not-day-first");
        }
        String place = zone;
        if (place == null && written.offset() == null) {
            return new ToldRow.Faulty(row, columns.date() + 1, NO_ZONE);
        }
        Instant at = written.at(day, place == null ? ZoneOffset.UTC : ZoneId.of(place));
        if (at.isBefore(EARLIEST)) {
            return fault(row, columns.date(), "date.too-early");
        }
        if (at.isAfter(now)) {
            return fault(row, columns.date(), "date.future");
        }
        String result = cell(row, columns.result());
        Double share = result.isEmpty() ? null : share(result);
        if (!result.isEmpty() && share == null) {
            return fault(row, columns.result(), "result.none");
        }
        String id = cell(row, columns.id());
        if (id.length() > 200) {
            return fault(row, columns.id(), "id.too-long");
        }
        return new ToldRow.Complete(row, person, cell(row, columns.name()), at, cell(row, columns.run()), id, share);
    }

    private static ToldRow.Faulty fault(Row row, int column, String key) {
        return new ToldRow.Faulty(row, column + 1, MESSAGES.message(key));
    }

    private static String cell(Row row, int column) {
        return column < 0 || column >= row.fields().size()
                ? ""
                : NamedPerson.trimmed(row.fields().get(column));
    }

    private static @Nullable Double share(String percent) {
        // Java reads much more as a number than people write: 0x1p3, 80d, NaN.
        Matcher number = PERCENT.matcher(Folding.fold(percent));
        if (!number.matches()) {
            return null;
        }
        double value = Double.parseDouble(number.group(1).replace(',', '.'));
        return value >= 0 && value <= 100 ? value / 100 : null;
    }
}
