package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our own format: one record, or {@code records} of many. Fields that it does not know are faults, not guesses. */
public final class CompletionFormat {
    private static final Set<String> FIELDS =
            Set.of("id", "user", "run", "completedAt", "toldAt", "result", "withdrawn", "reason");

    private static final int LONGEST_RUN = 150;

    public ParsedRecords read(JsonNode request, Setting setting) {
        if (!request.isObject()) {
            return ParsedRecords.faulty(
                    new ParsedRecords.Fault(422, "", "An object is needed: one record, or \"records\" with many."));
        }
        if (!request.has("records")) {
            return read(List.of(request), Optional.empty(), setting);
        }
        RecordReading reading = new RecordReading(request, setting.now());
        reading.refuseOthers(Set.of("records"), "Beside \"records\" there is no other field.");
        JsonNode list = request.path("records");
        if (!list.isArray() || list.isEmpty() || list.size() > RecordReading.MOST_RECORDS) {
            reading.fault("records", "A list of 1 to " + RecordReading.MOST_RECORDS + " records is needed.");
        }
        return reading.faults().isEmpty()
                ? read(list, Optional.of("/records"), setting)
                : new ParsedRecords(List.of(), reading.faults());
    }

    private static ParsedRecords read(Iterable<JsonNode> nodes, Optional<String> place, Setting setting) {
        Set<String> ids = new HashSet<>();
        return RecordReading.each(nodes, place, setting.now(), "A record is an object.", reading -> {
            Optional<ToldCompletion> told = record(reading);
            if (told.isPresent() && !ids.add(told.get().id())) {
                reading.fault("id", "Another record of this request has the same id.");
            }
            return told;
        });
    }

    private static Optional<ToldCompletion> record(RecordReading reading) {
        reading.refuseOthers(FIELDS, "There is no such field.");
        Optional<String> id = reading.text("id", RecordReading.LONGEST_ID);
        Optional<String> user = reading.user("user");
        Optional<String> run = reading.text("run", LONGEST_RUN);
        boolean withdrawn = reading.path("withdrawn").asBoolean(false);
        if (reading.has("withdrawn") && !reading.path("withdrawn").isBoolean()) {
            reading.fault("withdrawn", "This is true or false.");
        }
        Instant completedAt = withdrawn ? reading.time("completedAt") : reading.needTime("completedAt");
        Instant toldAt = reading.time("toldAt");
        Double share = reading.share("result", 0);
        String reason =
                withdrawn ? reading.text("reason", RecordReading.LONGEST_TEXT).orElse("") : null;
        if (!withdrawn && reading.has("reason")) {
            reading.fault("reason", "A reason goes with \"withdrawn\": true only.");
        }
        if (id.isEmpty() || user.isEmpty() || run.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ToldCompletion.Completed(
                id.get(),
                "record/" + id.get(),
                false,
                reading.pointer(),
                true,
                user.get(),
                run.get(),
                withdrawn,
                completedAt,
                toldAt,
                share,
                reason,
                null,
                reading.raw()));
    }
}
