package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.json.FaultyObject;
import org.waymark.lti.payload.Json;

/**
 * Reads one object of a request. Each method asks for one field and notes what is wrong with it, with a pointer to
 * where it stands (RFC 6901); the objects inside a record note their faults with it.
 */
final class RecordReading extends FaultyObject<String> {
    static final int MOST_RECORDS = 100;
    static final int LONGEST_TEXT = 1000;
    static final int LONGEST_ID = 200;
    private static final int LONGEST_USER = 255;
    private static final int LONGEST_NAME = 100;
    /** Clocks differ; beyond this a time lies in the future. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final String pointer;
    private final Instant now;
    private final List<ParsedRecords.Fault> faults;

    /** The request itself. */
    RecordReading(JsonNode node, Instant now) {
        this(node, "", now, new ArrayList<>());
    }

    private RecordReading(JsonNode node, String pointer, Instant now, List<ParsedRecords.Fault> faults) {
        super(node, "This is needed.");
        this.pointer = pointer;
        this.now = now;
        this.faults = faults;
    }

    /**
     * Reads each record by itself, whatever is wrong with those beside it.
     *
     * @param place where the list of them stands; the one record of a request that has no list stands at its root
     * @param noObject what is said of a record that is no object
     */
    static ParsedRecords each(
            Iterable<JsonNode> nodes,
            Optional<String> place,
            Instant now,
            String noObject,
            Function<RecordReading, Optional<ToldCompletion>> record) {
        List<ToldCompletion> records = new ArrayList<>();
        for (JsonNode node : nodes) {
            String pointer = place.map(list -> list + "/" + records.size()).orElse("");
            RecordReading reading = new RecordReading(node, pointer, now, new ArrayList<>());
            Optional<ToldCompletion> told = Optional.empty();
            if (node.isObject()) {
                told = record.apply(reading);
            } else {
                reading.fault(noObject);
            }
            records.add(
                    reading.faults.isEmpty()
                            ? told.orElseThrow()
                            : new ToldCompletion.Refused(reading.name(), reading.faults));
        }
        return new ParsedRecords(records, List.of());
    }

    List<ParsedRecords.Fault> faults() {
        return faults;
    }

    String pointer() {
        return pointer;
    }

    /** The record as it came. */
    String raw() {
        return node().toString();
    }

    boolean has(String field) {
        return node().has(field);
    }

    JsonNode path(String field) {
        return node().path(field);
    }

    /** Reads the value of a field as an object, whatever it is: nothing can be asked for where there is no object. */
    RecordReading at(String field) {
        return new RecordReading(node().path(field), place(field), now, faults);
    }

    /** Returns the name of a record that may be refused, for the answer; empty when it has none that can be shown. */
    String name() {
        String id = node().path("id").asText("");
        return isPlain(id, LONGEST_ID) ? id : "";
    }

    /** Something is wrong with the object as a whole. */
    void fault(String detail) {
        faults.add(new ParsedRecords.Fault(422, pointer, detail));
    }

    @Override
    public void fault(String field, String detail) {
        faults.add(new ParsedRecords.Fault(422, place(field), detail));
    }

    void forbidden(String field, String detail) {
        faults.add(new ParsedRecords.Fault(403, place(field), detail));
    }

    /** A name from outside is escaped as RFC 6901 wants it, and no longer than it has to be. */
    private String place(String field) {
        String escaped = field.replace("~", "~0").replace("/", "~1");
        return pointer + "/" + (escaped.length() <= LONGEST_NAME ? escaped : escaped.substring(0, LONGEST_NAME));
    }

    /** A text that has to be there; empty, with the fault noted, when it cannot be taken. */
    Optional<String> text(String field, int longest) {
        Optional<JsonNode> value = need(field);
        Optional<String> text = value.map(JsonNode::textValue).filter(one -> isPlain(one, longest));
        if (value.isPresent() && text.isEmpty()) {
            fault(field, "A text of 1 to " + longest + " printable characters is needed.");
        }
        return text;
    }

    /**
     * The user id of a person as the platform gives it; empty, with the fault noted, when no platform gives such a one:
     * a {@code sub} is of at most 255 ASCII characters (LTI Core 5.3.6), so blanks around it, or characters that nobody
     * sees, came in on the way and would make a person who does not exist. A whole number means its digits.
     */
    Optional<String> user(String field) {
        Optional<JsonNode> value = need(field);
        Optional<String> user = value.flatMap(RecordReading::user);
        if (value.isPresent() && user.isEmpty()) {
            fault(
                    field,
                    "A user id as the platform gives it is needed: 1 to " + LONGEST_USER
                            + " ASCII characters, without blanks around it and without invisible ones.");
        }
        return user;
    }

    /** Reads a user's id without noting a fault. */
    static Optional<String> user(JsonNode value) {
        return Optional.of(value)
                .filter(one -> one.isTextual() || one.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_USER && text.equals(text.strip()))
                .filter(text -> text.chars().allMatch(c -> c >= 0x20 && c < 0x7f));
    }

    /** Tells whether a field is there and false; anything but true, false or its absence is a fault. */
    boolean isFalse(String field) {
        JsonNode value = node().path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(field, "This is true or false, without quotes around it.");
        }
        return value.isBoolean() && !value.asBoolean();
    }

    /** An object, or the absence of one; anything else is a fault. */
    RecordReading object(String field) {
        if (find(field).filter(value -> !value.isObject()).isPresent()) {
            fault(field, "An object is needed.");
        }
        return at(field);
    }

    /** A number; empty when the field is absent, or the fault is noted. */
    OptionalDouble number(String field) {
        OptionalDouble number = Json.number(node().path(field));
        if (number.isEmpty() && find(field).isPresent()) {
            fault(field, "A number is needed.");
        }
        return number;
    }

    /** The text of a field that may be absent, empty then; anything but a text is a fault. */
    String optionalText(String field) {
        JsonNode value = node().path(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            fault(field, "A text is needed.");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    /** Tells whether a text can be kept and shown: not blank, no control characters, no halves of characters. */
    static boolean isPlain(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && isPrintable(text);
    }

    /** A time with its zone, not in the future; null when the field is absent, or the fault is noted. */
    @Nullable
    Instant time(String field) {
        return find(field).map(value -> time(field, value)).orElse(null);
    }

    /** Reads a time that has to be there. */
    @Nullable
    Instant needTime(String field) {
        return need(field).map(value -> time(field, value)).orElse(null);
    }

    private @Nullable Instant time(String field, JsonNode value) {
        try {
            Instant at = OffsetDateTime.parse(
                            value.isTextual() ? value.textValue() : "", DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (at.isAfter(now.plus(SKEW))) {
                fault(field, "This time lies in the future.");
                return null;
            }
            if (at.isBefore(EARLIEST)) {
                fault(field, "This time lies before 1970.");
                return null;
            }
            return at;
        } catch (DateTimeException e) {
            fault(field, "A date and time with its zone is needed, such as 2026-03-01T12:00:00Z (RFC 3339).");
            return null;
        }
    }

    /** A share; null when the field is absent, or the fault is noted. */
    @Nullable
    Double share(String field, double least) {
        Optional<JsonNode> value = find(field);
        if (value.isEmpty()) {
            return null;
        }
        double number = Json.number(value.get()).orElse(Double.NaN);
        if (!(number >= least && number <= 1)) {
            fault(field, "A number from " + (int) least + " to 1 is needed.");
            return null;
        }
        return Math.max(0, number);
    }
}
