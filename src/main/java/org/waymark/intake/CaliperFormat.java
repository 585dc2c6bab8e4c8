package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Caliper envelopes (1.1 and 1.2) with grade events and completed assignables. Sensors send everything that happens, so
 * what is about something else is passed over; a person is known by an identifier of type {@code LtiUserId} only.
 */
public final class CaliperFormat {
    private static final String VERSION = "http://purl.imsglobal.org/ctx/caliper/";

    public ParsedRecords read(JsonNode request, Setting setting) {
        if (!request.isObject()) {
            return ParsedRecords.faulty(new ParsedRecords.Fault(422, "", "An envelope is needed."));
        }
        RecordReading reading = new RecordReading(request, setting.now());
        Optional<String> version = reading.text("dataVersion", RecordReading.LONGEST_TEXT);
        if (version.isPresent() && !version.get().startsWith(VERSION)) {
            reading.fault("dataVersion", "The context of Caliper 1.1 or 1.2 is needed.");
        }
        JsonNode data = request.path("data");
        if (!data.isArray() || data.isEmpty() || data.size() > RecordReading.MOST_RECORDS) {
            reading.fault("data", "A list of 1 to " + RecordReading.MOST_RECORDS + " events is needed.");
        }
        if (!reading.faults().isEmpty()) {
            return new ParsedRecords(List.of(), reading.faults());
        }
        return RecordReading.each(
                data, Optional.of("/data"), setting.now(), "An event is an object.", one -> event(one, setting));
    }

    private static Optional<ToldCompletion> event(RecordReading reading, Setting setting) {
        String what =
                reading.path("type").asText("") + " " + reading.path("action").asText("");
        return switch (what) {
            case "GradeEvent Graded" -> graded(reading, setting);
            case "AssignableEvent Completed" ->
                told(reading, setting, "caliper-completed", reading.path("actor"), reading.path("object"), null);
            default ->
                Optional.of(new ToldCompletion.Ignored(reading.name(), "The event says nothing about a completion."));
        };
    }

    private static Optional<ToldCompletion> graded(RecordReading reading, Setting setting) {
        JsonNode attempt = reading.path("object");
        RecordReading score = reading.at("generated");
        OptionalDouble points = score.number("scoreGiven");
        OptionalDouble most = score.number("maxScore");
        if (!reading.faults().isEmpty()) {
            return Optional.empty();
        }
        if (points.isEmpty()) {
            return Optional.of(new ToldCompletion.Ignored(reading.name(), "The event brings no score."));
        }
        if (most.isEmpty()) {
            return Optional.of(new ToldCompletion.Ignored(reading.name(), "The score does not say out of how much."));
        }
        double maximum = most.getAsDouble();
        double given = points.getAsDouble();
        if (!(maximum > 0) || !Double.isFinite(given / maximum)) {
            score.fault("maxScore", "A number above 0 is needed.");
            return Optional.empty();
        }
        return told(
                reading,
                setting,
                "caliper-graded",
                attempt.path("assignee"),
                attempt.path("assignable"),
                Math.max(0, Math.min(1, given / maximum)));
    }

    private static Optional<ToldCompletion> told(
            RecordReading reading,
            Setting setting,
            String fact,
            JsonNode person,
            JsonNode assignable,
            @Nullable Double share) {
        Optional<String> run = setting.findRun(
                assignable.isTextual()
                        ? assignable.asText()
                        : assignable.path("id").asText(""));
        if (run.isEmpty()) {
            return Optional.of(new ToldCompletion.Ignored(reading.name(), "The object is no run that Waymark knows."));
        }
        Optional<String> user = user(person, setting);
        if (user.isEmpty()) {
            return Optional.of(new ToldCompletion.Ignored(
                    reading.name(), "The person has no identifier of type LtiUserId that is the platform's."));
        }
        Optional<String> id = reading.text("id", RecordReading.LONGEST_ID);
        Instant at = reading.needTime("eventTime");
        if (id.isEmpty() || at == null) {
            return Optional.empty();
        }
        return Optional.of(new ToldCompletion.Completed(
                id.get(),
                fact,
                true,
                reading.pointer(),
                false,
                user.get(),
                run.get(),
                false,
                at,
                at,
                share,
                null,
                null,
                reading.raw()));
    }

    private static Optional<String> user(JsonNode person, Setting setting) {
        for (JsonNode identifier : person.path("otherIdentifiers")) {
            JsonNode source = identifier.path("source");
            String from =
                    source.isTextual() ? source.asText() : source.path("id").asText("");
            Optional<String> user = RecordReading.user(identifier.path("identifier"));
            if (identifier.path("identifierType").asText("").equals("LtiUserId")
                    && (from.isEmpty() || from.equals(setting.issuer()))
                    && user.isPresent()) {
                return user;
            }
        }
        return Optional.empty();
    }
}
