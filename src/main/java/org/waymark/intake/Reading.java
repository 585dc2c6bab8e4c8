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
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Json;

/** Reads the fields of one record and notes what is wrong, each with a pointer to where it stands (RFC 6901). */
final class Reading {
    static final int MOST_RECORDS = 100;
    static final int LONGEST_TEXT = 1000;
    static final int LONGEST_ID = 200;
    private static final int LONGEST_USER = 255;
    /** Clocks differ; beyond this a time lies in the future. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private final Instant now;
    private final List<Parsed.Fault> faults = new ArrayList<>();

    Reading(Instant now) {
        this.now = now;
    }

    List<Parsed.Fault> faults() {
        return faults;
    }

    /** The record, or its refusal where anything was noted. */
    Told finish(String id, Optional<Told> told) {
        return faults.isEmpty() ? told.orElseThrow() : new Told.Refused(id, faults);
    }

    /** What a record that may be refused is called in the answer; empty when it has no name that can be shown. */
    static String name(JsonNode node) {
        String id = node.path("id").asText("");
        return isPlain(id, LONGEST_ID) ? id : "";
    }

    void fault(String pointer, String detail) {
        faults.add(new Parsed.Fault(422, pointer, detail));
    }

    void forbidden(String pointer, String detail) {
        faults.add(new Parsed.Fault(403, pointer, detail));
    }

    /** A text that has to be there; empty, with the fault noted, when it cannot be taken. */
    Optional<String> text(JsonNode node, String pointer, String field, int longest) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            fault(pointer + "/" + field, "This is needed.");
            return Optional.empty();
        }
        if (!value.isTextual() || !isPlain(value.textValue(), longest)) {
            fault(pointer + "/" + field, "A text of 1 to " + longest + " printable characters is needed.");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /**
     * The user id of a person as the platform gives it; empty, with the fault noted, when no platform gives such a one:
     * a {@code sub} is of at most 255 ASCII characters (LTI Core 5.3.6), so blanks around it, or characters that nobody
     * sees, came in on the way and would make a person who does not exist. A whole number means its digits.
     */
    Optional<String> user(JsonNode node, String pointer, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            fault(pointer + "/" + field, "This is needed.");
            return Optional.empty();
        }
        Optional<String> user = user(value);
        if (user.isEmpty()) {
            fault(
                    pointer + "/" + field,
                    "A user id as the platform gives it is needed: 1 to " + LONGEST_USER
                            + " ASCII characters, without blanks around it and without invisible ones.");
        }
        return user;
    }

    /** The same, without a fault to note. */
    static Optional<String> user(JsonNode value) {
        return Optional.of(value)
                .filter(one -> one.isTextual() || one.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_USER && text.equals(text.strip()))
                .filter(text -> text.chars().allMatch(c -> c >= 0x20 && c < 0x7f));
    }

    /** Whether a field is there and false; anything but true, false or its absence is a fault. */
    boolean isFalse(JsonNode node, String pointer, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(pointer + "/" + field, "This is true or false, without quotes around it.");
        }
        return value.isBoolean() && !value.asBoolean();
    }

    /** An object, or the absence of one; anything else is a fault. */
    JsonNode object(JsonNode node, String pointer, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            fault(pointer + "/" + field, "An object is needed.");
        }
        return value;
    }

    /** A number; empty when the field is absent, or the fault is noted. */
    OptionalDouble number(JsonNode node, String pointer, String field) {
        JsonNode value = node.path(field);
        OptionalDouble number = Json.number(value);
        if (number.isEmpty() && !value.isMissingNode() && !value.isNull()) {
            fault(pointer + "/" + field, "A number is needed.");
        }
        return number;
    }

    /** The text of a field that may be absent, empty then; anything but a text is a fault. */
    String optionalText(JsonNode node, String pointer, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            fault(pointer + "/" + field, "A text is needed.");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    /** Whether a text can be kept and shown: not blank, no control characters, no halves of characters. */
    static boolean isPlain(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** A time with its zone, not in the future; null when the field is absent, or the fault is noted. */
    @Nullable
    Instant time(JsonNode node, String pointer, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(
                            value.isTextual() ? value.textValue() : "", DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (at.isAfter(now.plus(SKEW))) {
                fault(pointer + "/" + field, "This time lies in the future.");
                return null;
            }
            if (at.isBefore(EARLIEST)) {
                fault(pointer + "/" + field, "This time lies before 1970.");
                return null;
            }
            return at;
        } catch (DateTimeException e) {
            fault(
                    pointer + "/" + field,
                    "A date and time with its zone is needed, such as 2026-03-01T12:00:00Z (RFC 3339).");
            return null;
        }
    }

    /** The same, of a field that has to be there. */
    @Nullable
    Instant needTime(JsonNode node, String pointer, String field) {
        if (node.path(field).isMissingNode() || node.path(field).isNull()) {
            fault(pointer + "/" + field, "This is needed.");
            return null;
        }
        return time(node, pointer, field);
    }

    /** A share; null when the field is absent, or the fault is noted. */
    @Nullable
    Double share(JsonNode node, String pointer, String field, double least) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        double number = Json.number(value).orElse(Double.NaN);
        if (!(number >= least && number <= 1)) {
            fault(pointer + "/" + field, "A number from " + (int) least + " to 1 is needed.");
            return null;
        }
        return Math.max(0, number);
    }
}
