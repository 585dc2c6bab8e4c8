package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our own format: one record, or {@code records} of many. Fields that it does not know are faults, not guesses. */
public final class CompletionFormat {
    private static final Set<String> FIELDS =
            Set.of("id", "user", "run", "completedAt", "toldAt", "result", "withdrawn", "reason");

    private static final int LONGEST_RUN = 150;

    public Parsed read(JsonNode request, Setting setting) {
        if (!request.isObject()) {
            return Parsed.faulty(
                    new Parsed.Fault(422, "", "An object is needed: one record, or \"records\" with many."));
        }
        if (!request.has("records")) {
            return read(List.of(request), false, setting);
        }
        Reading reading = new Reading(setting.now());
        request.fieldNames().forEachRemaining(name -> {
            if (!name.equals("records")) {
                reading.fault(pointer("", name), "Beside \"records\" there is no other field.");
            }
        });
        JsonNode list = request.path("records");
        if (!list.isArray() || list.isEmpty() || list.size() > Reading.MOST_RECORDS) {
            reading.fault("/records", "A list of 1 to " + Reading.MOST_RECORDS + " records is needed.");
        }
        if (!reading.faults().isEmpty()) {
            return new Parsed(List.of(), reading.faults());
        }
        List<JsonNode> records = new ArrayList<>();
        list.forEach(records::add);
        return read(records, true, setting);
    }

    private static Parsed read(List<JsonNode> nodes, boolean batch, Setting setting) {
        List<Told> records = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            String pointer = batch ? "/records/" + i : "";
            JsonNode node = nodes.get(i);
            Reading reading = new Reading(setting.now());
            Optional<Told> told = Optional.empty();
            if (node.isObject()) {
                told = record(reading, node, pointer);
            } else {
                reading.fault(pointer, "A record is an object.");
            }
            if (told.isPresent() && !ids.add(told.get().id())) {
                reading.fault(pointer + "/id", "Another record of this request has the same id.");
            }
            records.add(reading.finish(Reading.name(node), told));
        }
        return new Parsed(records, List.of());
    }

    private static Optional<Told> record(Reading reading, JsonNode node, String pointer) {
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                reading.fault(pointer(pointer, name), "There is no such field.");
            }
        });
        Optional<String> id = reading.text(node, pointer, "id", Reading.LONGEST_ID);
        Optional<String> user = reading.user(node, pointer, "user");
        Optional<String> run = reading.text(node, pointer, "run", LONGEST_RUN);
        boolean withdrawn = node.path("withdrawn").asBoolean(false);
        if (node.has("withdrawn") && !node.path("withdrawn").isBoolean()) {
            reading.fault(pointer + "/withdrawn", "This is true or false.");
        }
        Instant completedAt =
                withdrawn ? reading.time(node, pointer, "completedAt") : reading.needTime(node, pointer, "completedAt");
        Instant toldAt = reading.time(node, pointer, "toldAt");
        Double share = reading.share(node, pointer, "result", 0);
        String reason = withdrawn
                ? reading.text(node, pointer, "reason", Reading.LONGEST_TEXT).orElse("")
                : null;
        if (!withdrawn && node.has("reason")) {
            reading.fault(pointer + "/reason", "A reason goes with \"withdrawn\": true only.");
        }
        if (id.isEmpty() || user.isEmpty() || run.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Told.Completed(
                id.get(),
                "record/" + id.get(),
                false,
                pointer,
                true,
                user.get(),
                run.get(),
                withdrawn,
                completedAt,
                toldAt,
                share,
                reason,
                null,
                node.toString()));
    }

    /** A name from outside as part of a pointer: escaped as RFC 6901 wants it, and not longer than it has to be. */
    private static String pointer(String before, String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return before + "/" + (escaped.length() <= 100 ? escaped : escaped.substring(0, 100));
    }
}
