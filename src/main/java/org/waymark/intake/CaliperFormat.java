package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
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

    public Parsed read(JsonNode request, Setting setting) {
        Reading reading = new Reading(setting.now());
        if (!request.isObject()) {
            return Parsed.faulty(new Parsed.Fault(422, "", "An envelope is needed."));
        }
        Optional<String> version = reading.text(request, "", "dataVersion", Reading.LONGEST_TEXT);
        if (version.isPresent() && !version.get().startsWith(VERSION)) {
            reading.fault("/dataVersion", "The context of Caliper 1.1 or 1.2 is needed.");
        }
        JsonNode data = request.path("data");
        if (!data.isArray() || data.isEmpty() || data.size() > Reading.MOST_RECORDS) {
            reading.fault("/data", "A list of 1 to " + Reading.MOST_RECORDS + " events is needed.");
        }
        if (!reading.faults().isEmpty()) {
            return new Parsed(List.of(), reading.faults());
        }
        List<Told> records = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            Reading ofEvent = new Reading(setting.now());
            Optional<Told> told = Optional.empty();
            if (data.get(i).isObject()) {
                told = event(ofEvent, data.get(i), "/data/" + i, setting);
            } else {
                ofEvent.fault("/data/" + i, "An event is an object.");
            }
            records.add(ofEvent.finish(Reading.name(data.get(i)), told));
        }
        return new Parsed(records, List.of());
    }

    private static Optional<Told> event(Reading reading, JsonNode node, String pointer, Setting setting) {
        String what = node.path("type").asText("") + " " + node.path("action").asText("");
        return switch (what) {
            case "GradeEvent Graded" -> graded(reading, node, pointer, setting);
            case "AssignableEvent Completed" ->
                told(
                        reading,
                        node,
                        pointer,
                        setting,
                        "caliper-completed",
                        node.path("actor"),
                        node.path("object"),
                        null);
            default -> Optional.of(new Told.Ignored(Reading.name(node), "The event says nothing about a completion."));
        };
    }

    private static Optional<Told> graded(Reading reading, JsonNode node, String pointer, Setting setting) {
        JsonNode attempt = node.path("object");
        JsonNode score = node.path("generated");
        String place = pointer + "/generated";
        OptionalDouble points = reading.number(score, place, "scoreGiven");
        OptionalDouble most = reading.number(score, place, "maxScore");
        if (!reading.faults().isEmpty()) {
            return Optional.empty();
        }
        if (points.isEmpty()) {
            return Optional.of(new Told.Ignored(Reading.name(node), "The event brings no score."));
        }
        if (most.isEmpty()) {
            return Optional.of(new Told.Ignored(Reading.name(node), "The score does not say out of how much."));
        }
        double maximum = most.getAsDouble();
        double given = points.getAsDouble();
        if (!(maximum > 0) || !Double.isFinite(given / maximum)) {
            reading.fault(pointer + "/generated/maxScore", "A number above 0 is needed.");
            return Optional.empty();
        }
        return told(
                reading,
                node,
                pointer,
                setting,
                "caliper-graded",
                attempt.path("assignee"),
                attempt.path("assignable"),
                Math.max(0, Math.min(1, given / maximum)));
    }

    private static Optional<Told> told(
            Reading reading,
            JsonNode node,
            String pointer,
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
            return Optional.of(new Told.Ignored(Reading.name(node), "The object is no run that Waymark knows."));
        }
        Optional<String> user = user(person, setting);
        if (user.isEmpty()) {
            return Optional.of(new Told.Ignored(
                    Reading.name(node), "The person has no identifier of type LtiUserId that is the platform's."));
        }
        Optional<String> id = reading.text(node, pointer, "id", Reading.LONGEST_ID);
        Instant at = reading.needTime(node, pointer, "eventTime");
        if (id.isEmpty() || at == null) {
            return Optional.empty();
        }
        return Optional.of(new Told.Completed(
                id.get(),
                fact,
                true,
                pointer,
                false,
                user.get(),
                run.get(),
                false,
                at,
                at,
                share,
                null,
                null,
                node.toString()));
    }

    private static Optional<String> user(JsonNode person, Setting setting) {
        for (JsonNode identifier : person.path("otherIdentifiers")) {
            JsonNode source = identifier.path("source");
            String from =
                    source.isTextual() ? source.asText() : source.path("id").asText("");
            Optional<String> user = Reading.user(identifier.path("identifier"));
            if (identifier.path("identifierType").asText("").equals("LtiUserId")
                    && (from.isEmpty() || from.equals(setting.issuer()))
                    && user.isPresent()) {
                return user;
            }
        }
        return Optional.empty();
    }
}
