package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
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

    public Parsed read(JsonNode request, Setting setting) {
        List<JsonNode> statements = new ArrayList<>();
        if (request.isArray()) {
            request.forEach(statements::add);
        } else {
            statements.add(request);
        }
        if (statements.isEmpty() || statements.size() > Reading.MOST_RECORDS) {
            return Parsed.faulty(new Parsed.Fault(422, "", "1 to " + Reading.MOST_RECORDS + " statements are needed."));
        }
        List<Told> records = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            String pointer = request.isArray() ? "/" + i : "";
            JsonNode node = statements.get(i);
            Reading reading = new Reading(setting.now());
            Optional<Told> told = Optional.empty();
            if (node.isObject()) {
                told = statement(reading, node, pointer, setting);
            } else {
                reading.fault(pointer, "A statement is an object.");
            }
            records.add(reading.finish(Reading.name(node), told));
        }
        return new Parsed(records, List.of());
    }

    /** Reads the one statement of a PUT, whose id stands in the address and need not stand in the statement. */
    public Parsed readAs(String statementId, JsonNode request, Setting setting) {
        if (!UUID_TEXT.matcher(statementId).matches()) {
            return Parsed.faulty(new Parsed.Fault(400, "", "The parameter statementId has to be a UUID."));
        }
        if (!(request instanceof ObjectNode statement)) {
            return Parsed.faulty(new Parsed.Fault(422, "", "One statement is needed."));
        }
        if (!statement.has("id")) {
            statement.put("id", statementId);
        } else if (!statement.path("id").asText("").equalsIgnoreCase(statementId)) {
            return Parsed.faulty(new Parsed.Fault(400, "/id", "The id differs from the parameter statementId."));
        }
        return read(statement, setting);
    }

    private static Optional<Told> statement(Reading reading, JsonNode node, String pointer, Setting setting) {
        UUID id = node.has("id") ? uuid(reading, node, pointer, "id") : null;
        if (node.has("id") && id == null) {
            return Optional.empty();
        }
        String name = id == null ? "" : id.toString();
        Optional<String> verb = reading.text(node.path("verb"), pointer + "/verb", "id", Reading.LONGEST_TEXT);
        if (verb.isEmpty()) {
            return Optional.empty();
        }
        Instant at = reading.time(node, pointer, "timestamp");
        return switch (verb.get()) {
            case VERBS + "voided" -> {
                UUID target = uuid(reading, node.path("object"), pointer + "/object", "id");
                yield target == null ? Optional.empty() : Optional.of(new Told.Voided(name, target));
            }
            case VERBS + "completed", VERBS + "passed", VERBS + "failed" ->
                completion(reading, node, pointer, setting, id, verb.get().substring(VERBS.length()), at);
            default -> Optional.of(new Told.Ignored(name, "The verb says nothing about a completion."));
        };
    }

    private static Optional<Told> completion(
            Reading reading,
            JsonNode node,
            String pointer,
            Setting setting,
            @Nullable UUID id,
            String verb,
            @Nullable Instant at) {
        String name = id == null ? "" : id.toString();
        JsonNode object = reading.object(node, pointer, "object");
        Optional<String> run = setting.findRun(reading.optionalText(object, pointer + "/object", "id"));
        if (run.isEmpty()) {
            return Optional.of(new Told.Ignored(name, "The object is no run that Waymark knows."));
        }
        Optional<String> user = user(reading, node.path("actor"), pointer + "/actor", setting);
        JsonNode result = reading.object(node, pointer, "result");
        Double scaled = share(reading, reading.object(result, pointer + "/result", "score"), pointer + "/result/score");
        boolean unsuccessful = reading.isFalse(result, pointer + "/result", "success");
        boolean incomplete = reading.isFalse(result, pointer + "/result", "completion");
        if (verb.equals("passed") && unsuccessful) {
            reading.fault(pointer + "/result/success", "Who has passed has succeeded.");
        }
        if (user.isEmpty()) {
            return Optional.empty();
        }
        boolean withdrawn = verb.equals("failed") || unsuccessful || incomplete;
        return Optional.of(new Told.Completed(
                name,
                // Passing and failing are reports of one fact, completing is another: the last told of each holds.
                verb.equals("completed") ? "xapi-completed" : "xapi-passed",
                true,
                pointer,
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
                node.toString()));
    }

    private static Optional<String> user(Reading reading, JsonNode actor, String pointer, Setting setting) {
        JsonNode account = actor.path("account");
        if (!account.isObject()) {
            reading.fault(
                    pointer + "/account",
                    "The actor has to be an account of the platform: homePage is its issuer, name its user id.");
            return Optional.empty();
        }
        Optional<String> home = reading.text(account, pointer + "/account", "homePage", Reading.LONGEST_TEXT);
        Optional<String> name = reading.user(account, pointer + "/account", "name");
        if (home.isPresent() && !home.get().equals(setting.issuer())) {
            reading.forbidden(
                    pointer + "/account/homePage", "This client tells of the people of " + setting.issuer() + " only.");
            return Optional.empty();
        }
        return home.isPresent() ? name : Optional.empty();
    }

    /** The scaled score, or what {@code raw} is between {@code min} and {@code max}, which means the same (xAPI 2.4.5.1). */
    private static @Nullable Double share(Reading reading, JsonNode score, String pointer) {
        Double scaled = reading.share(score, pointer, "scaled", -1);
        OptionalDouble raw = reading.number(score, pointer, "raw");
        OptionalDouble max = reading.number(score, pointer, "max");
        double min = reading.number(score, pointer, "min").orElse(0);
        if (score.has("scaled") || raw.isEmpty() || max.isEmpty()) {
            return scaled;
        }
        double share = (raw.getAsDouble() - min) / (max.getAsDouble() - min);
        if (!(max.getAsDouble() > min) || !Double.isFinite(share)) {
            reading.fault(pointer + "/max", "A number above the least is needed.");
            return null;
        }
        return Math.max(0, Math.min(1, share));
    }

    private static @Nullable UUID uuid(Reading reading, JsonNode node, String pointer, String field) {
        String text = node.path(field).asText("");
        if (UUID_TEXT.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        reading.fault(pointer + "/" + field, "A UUID is needed.");
        return null;
    }
}
