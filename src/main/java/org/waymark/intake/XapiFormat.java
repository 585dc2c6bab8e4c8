package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * xAPI statements (1.0.3 and 2.0): completed, passed, failed and voided. A person is known by the account that the
 * platform issued, never by a mailbox: the same mailbox may be another person somewhere else.
 */
public final class XapiFormat {
    private static final String VERBS = "http://adlnet.gov/expapi/verbs/";

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    public ParsedRecords read(JsonNode request, Setting setting) {
        Iterable<JsonNode> statements = request.isArray() ? request : List.of(request);
        if (request.isArray() && (request.isEmpty() || request.size() > RecordReading.MOST_RECORDS)) {
            return ParsedRecords.faulty(
                    new ParsedRecords.Fault(422, "", "1 to " + RecordReading.MOST_RECORDS + " statements are needed."));
        }
        return RecordReading.each(
                statements,
                Optional.of("").filter(list -> request.isArray()),
                setting.now(),
                "A statement is an object.",
                reading -> statement(reading, setting));
    }

    /** Reads the one statement of a PUT, whose id stands in the address and need not stand in the statement. */
    public ParsedRecords readAs(String statementId, JsonNode request, Setting setting) {
        if (!UUID_TEXT.matcher(statementId).matches()) {
            return ParsedRecords.faulty(
                    new ParsedRecords.Fault(400, "", "The parameter statementId has to be a UUID."));
        }
        if (!(request instanceof ObjectNode statement)) {
            return ParsedRecords.faulty(new ParsedRecords.Fault(422, "", "One statement is needed."));
        }
        if (!statement.has("id")) {
            statement.put("id", statementId);
        } else if (!statement.path("id").asText("").equalsIgnoreCase(statementId)) {
            return ParsedRecords.faulty(
                    new ParsedRecords.Fault(400, "/id", "The id differs from the parameter statementId."));
        }
        return read(statement, setting);
    }

    private static Optional<ToldCompletion> statement(RecordReading reading, Setting setting) {
        UUID id = reading.has("id") ? uuid(reading) : null;
        if (reading.has("id") && id == null) {
            return Optional.empty();
        }
        String name = id == null ? "" : id.toString();
        Optional<String> verb = reading.at("verb").text("id", RecordReading.LONGEST_TEXT);
        if (verb.isEmpty()) {
            return Optional.empty();
        }
        Instant at = reading.time("timestamp");
        return switch (verb.get()) {
            case VERBS + "voided" -> {
                UUID target = uuid(reading.at("object"));
                yield target == null ? Optional.empty() : Optional.of(new ToldCompletion.Voided(name, target));
            }
            case VERBS + "completed", VERBS + "passed", VERBS + "failed" ->
                completion(reading, setting, id, verb.get().substring(VERBS.length()), at);
            default -> Optional.of(new ToldCompletion.Ignored(name, "The verb says nothing about a completion."));
        };
    }

    private static Optional<ToldCompletion> completion(
            RecordReading reading, Setting setting, @Nullable UUID id, String verb, @Nullable Instant at) {
        String name = id == null ? "" : id.toString();
        Optional<String> run = setting.findRun(reading.object("object").optionalText("id"));
        if (run.isEmpty()) {
            return Optional.of(new ToldCompletion.Ignored(name, "The object is no run that Waymark knows."));
        }
        Optional<String> user = user(reading.at("actor"), setting);
        RecordReading result = reading.object("result");
        Double scaled = share(result.object("score"));
        boolean unsuccessful = result.isFalse("success");
        boolean incomplete = result.isFalse("completion");
        if (verb.equals("passed") && unsuccessful) {
            result.fault("success", "Who has passed has succeeded.");
        }
        if (user.isEmpty()) {
            return Optional.empty();
        }
        boolean withdrawn = verb.equals("failed") || unsuccessful || incomplete;
        return Optional.of(new ToldCompletion.Completed(
                name,
                // Passing and failing are reports of one fact, completing is another: the last told of each holds.
                verb.equals("completed") ? "xapi-completed" : "xapi-passed",
                true,
                reading.pointer(),
                false,
                user.get(),
                run.get(),
                withdrawn,
                at,
                at,
                scaled,
                withdrawn
                        ? "The other system says that it was not " + (verb.equals("completed") ? "completed" : "passed")
                                + "."
                        : null,
                id,
                reading.raw()));
    }

    private static Optional<String> user(RecordReading actor, Setting setting) {
        if (!actor.path("account").isObject()) {
            actor.fault(
                    "account",
                    "The actor has to be an account of the platform: homePage is its issuer, name its user id.");
            return Optional.empty();
        }
        RecordReading account = actor.at("account");
        Optional<String> home = account.text("homePage", RecordReading.LONGEST_TEXT);
        Optional<String> name = account.user("name");
        if (home.isPresent() && !home.get().equals(setting.issuer())) {
            account.forbidden("homePage", "This client tells of the people of " + setting.issuer() + " only.");
            return Optional.empty();
        }
        return home.isPresent() ? name : Optional.empty();
    }

    /** The scaled score, or what {@code raw} is between {@code min} and {@code max}, which means the same (xAPI 2.4.5.1). */
    private static @Nullable Double share(RecordReading score) {
        Double scaled = score.share("scaled", -1);
        OptionalDouble raw = score.number("raw");
        OptionalDouble max = score.number("max");
        double min = score.number("min").orElse(0);
        if (score.has("scaled") || raw.isEmpty() || max.isEmpty()) {
            return scaled;
        }
        double share = (raw.getAsDouble() - min) / (max.getAsDouble() - min);
        if (!(max.getAsDouble() > min) || !Double.isFinite(share)) {
            score.fault("max", "A number above the least is needed.");
            return null;
        }
        return Math.max(0, Math.min(1, share));
    }

    private static @Nullable UUID uuid(RecordReading named) {
        String text = named.path("id").asText("");
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        named.fault("id", "A UUID is needed.");
        return null;
    }
}
