package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.lti.payload.Json;
import org.waymark.outbound.Answer;

/** Reads what a platform says of a call that it refuses. */
final class Refusals {
    /** The fields in which platforms write a reason, the clearest first. */
    private static final List<String> FIELDS =
            List.of("error_description", "message", "detail", "reason", "error", "title");

    private static final int LONGEST = 200;
    private static final Duration TURN = Duration.ofSeconds(30);

    private Refusals() {}

    /** Tells whether the refusal only means that there were too many calls: Canvas says so with a 403. */
    static boolean isTooManyCalls(Answer answer) {
        return answer.status() == 403 && answer.body().toLowerCase(Locale.ROOT).contains("rate limit exceeded");
    }

    /** Returns the time to wait where a platform that throttles does not say it. */
    static Duration turn() {
        return TURN;
    }

    /** The reason in the platform's words, as it can be shown; empty when there is none in a form that can be read. */
    static Optional<String> reason(Answer answer) {
        String body = answer.body().strip();
        Optional<String> found = body.startsWith("{") || body.startsWith("[")
                ? Json.read(body).flatMap(Refusals::reason)
                : Optional.of(body).filter(text -> !text.contains("<"));
        return found.map(Refusals::shown).filter(text -> !text.isEmpty());
    }

    private static Optional<String> reason(JsonNode json) {
        for (String field : FIELDS) {
            JsonNode value = json.path(field);
            if (value.isTextual() && !value.asText().isBlank()) {
                return Optional.of(value.asText());
            }
            if (value.isObject()) {
                return reason(value);
            }
        }
        JsonNode first = json.isArray() ? json.path(0) : json.path("errors").path(0);
        if (first.isTextual()) {
            return Optional.of(first.asText());
        }
        return first.isObject() ? reason(first) : Optional.empty();
    }

    /** Returns a short line without anything that could be a token sent back. */
    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("[A-Za-z0-9_.~+/=-]{40,}", "…")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
