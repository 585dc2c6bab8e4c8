package org.waymark.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * xAPI statements (1.0.3 and 2.0): completed, passed, failed and voided. A person is known by the account that the
 * platform issued, never by a mailbox: the same mailbox may be another person somewhere else.
 */
public final class XapiFormat {
    private static final String VERBS = "http://adlnet.gov/expapi/verbs/";
    private static final int LONGEST_USER = 255;

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
        Reading reading = new Reading(setting.now());
        List<Told> records = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            String pointer = request.isArray() ? "/" + i : "";
            if (statements.get(i).isObject()) {
                statement(reading, statements.get(i), pointer, setting).ifPresent(records::add);
            } else {
                reading.fault(pointer, "A statement is an object.");
            }
        }
        return new Parsed(records, reading.faults());
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
        Optional<String> run = setting.findRun(node.path("object").path("id").asText(""));
        if (run.isEmpty()) {
            return Optional.of(new Told.Ignored(name, "The object is no run that Waymark knows."));
        }
        Optional<String> user = user(reading, node.path("actor"), pointer + "/actor", setting);
        JsonNode result = node.path("result");
        Double scaled = reading.share(result.path("score"), pointer + "/result/score", "scaled", -1);
        boolean refused = isFalse(result, "success") || isFalse(result, "completion");
        if (verb.equals("passed") && isFalse(result, "success")) {
            reading.fault(pointer + "/result/success", "Who has passed has succeeded.");
        }
        if (user.isEmpty()) {
            return Optional.empty();
        }
        boolean withdrawn = verb.equals("failed") || refused;
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
        Optional<String> name = reading.text(account, pointer + "/account", "name", LONGEST_USER);
        if (home.isPresent() && !home.get().equals(setting.issuer())) {
            reading.forbidden(
                    pointer + "/account/homePage", "This client tells of the people of " + setting.issuer() + " only.");
            return Optional.empty();
        }
        return home.isPresent() ? name : Optional.empty();
    }

    private static boolean isFalse(JsonNode result, String field) {
        return result.path(field).isBoolean() && !result.path(field).asBoolean();
    }

    private static @Nullable UUID uuid(Reading reading, JsonNode node, String pointer, String field) {
        String text = node.path(field).asText("");
        if (text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return UUID.fromString(text);
        }
        reading.fault(pointer + "/" + field, "A UUID is needed.");
        return null;
    }
}
