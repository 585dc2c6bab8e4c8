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
import org.jspecify.annotations.Nullable;

/** Reads the fields of one request and notes what is wrong, each with a pointer to where it stands (RFC 6901). */
final class Reading {
    static final int MOST_RECORDS = 100;
    static final int LONGEST_TEXT = 1000;
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
            Instant at = OffsetDateTime.parse(value.asText(""), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
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
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number >= least && number <= 1)) {
            fault(pointer + "/" + field, "A number from " + (int) least + " to 1 is needed.");
            return null;
        }
        return Math.max(0, number);
    }
}
