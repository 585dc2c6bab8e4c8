package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.lti.payload.JsonList;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/** Makes authorised calls to the services of a platform and reads what their answers mean. Safe for many threads. */
final class Calls {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration NEXT_TURN = Duration.ofMillis(500);
    private static final int LONGEST_REFUSAL = 4_000;

    private final Outbound outbound;
    private final AccessTokens tokens;
    private final InstantSource clock;

    Calls(Outbound outbound, AccessTokens tokens, InstantSource clock) {
        this.outbound = outbound;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Sends the request with a token; a refused token is renewed once, because it may just have been revoked. */
    Answer send(Registration registration, Set<String> scopes, Ask ask) throws ServiceFailure {
        return send(registration, scopes, ask, outbound::send);
    }

    /**
     * Sends a request for a list that may be long.
     *
     * @param field where the list stands in the answer; null when it is the answer
     * @param what names the list in a sentence
     * @return the answer without its body
     */
    Answer list(
            Registration registration,
            Set<String> scopes,
            Ask ask,
            JsonList list,
            @Nullable String field,
            Message what,
            ToIntFunction<JsonNode> keep)
            throws ServiceFailure {
        JsonList.Outcome[] outcome = {JsonList.Outcome.NO_LIST};
        Ask inTurn = ask.forLongList(registration.id().toString());
        Answer answer = send(
                registration,
                scopes,
                inTurn,
                authorised -> outbound.read(authorised, (head, body) -> {
                    if (head.ok()) {
                        outcome[0] = list.read(body, field, keep);
                        return head;
                    }
                    return new Answer(head.status(), head.headers(), beginning(body));
                }));
        return switch (outcome[0]) {
            case WHOLE -> answer;
            case NO_LIST ->
                throw new ServiceFailure(
                        ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("page", "what", what));
            case TOO_LONG ->
                throw new ServiceFailure(
                        ServiceFailure.Kind.LOOKS_FINAL,
                        ServiceFailure.MESSAGES.message("list.too-long", "what", what));
        };
    }

    /** Enough of a refusal to know its reason. */
    private static String beginning(Reader body) throws IOException {
        char[] text = new char[LONGEST_REFUSAL];
        int length = 0;
        int read = body.read(text);
        while (read > 0) {
            length += read;
            read = length == text.length ? -1 : body.read(text, length, text.length - length);
        }
        return new String(text, 0, length);
    }

    private interface Sending {
        Answer send(Ask authorised) throws NoAnswer;
    }

    private Answer send(Registration registration, Set<String> scopes, Ask ask, Sending sending) throws ServiceFailure {
        String token = tokens.get(registration, scopes, ask.uri());
        Answer answer = sendOnce(token, ask, sending);
        if (answer.status() == 401) {
            tokens.forget(registration, scopes, token);
            answer = sendOnce(tokens.get(registration, scopes, ask.uri()), ask, sending);
        }
        if (answer.ok()) {
            return answer;
        }
        throw failure(answer, clock.instant());
    }

    private static Answer sendOnce(String token, Ask ask, Sending sending) throws ServiceFailure {
        try {
            return sending.send(ask.with("Authorization", "Bearer " + token));
        } catch (NoAnswer e) {
            throw noAnswer(e);
        }
    }

    static ServiceFailure noAnswer(NoAnswer e) {
        return switch (e.why()) {
            case FORBIDDEN ->
                new ServiceFailure(
                        ServiceFailure.Kind.NOT_GRANTED, ServiceFailure.MESSAGES.message("no-answer.private"));
            case TIMEOUT ->
                new ServiceFailure(ServiceFailure.Kind.NO_ANSWER, ServiceFailure.MESSAGES.message("no-answer.timeout"));
            case TOO_LARGE ->
                new ServiceFailure(
                        ServiceFailure.Kind.NO_ANSWER, ServiceFailure.MESSAGES.message("no-answer.too-large"));
            case UNREACHABLE ->
                new ServiceFailure(
                        ServiceFailure.Kind.NO_ANSWER, ServiceFailure.MESSAGES.message("no-answer.unreachable"));
            case BUSY ->
                new ServiceFailure(
                        ServiceFailure.Kind.LATER, ServiceFailure.MESSAGES.message("no-answer.turn"), NEXT_TURN);
        };
    }

    private static ServiceFailure failure(Answer answer, Instant now) {
        if (Refusals.isTooManyCalls(answer)) {
            Duration told = retryAfter(answer, now);
            return new ServiceFailure(
                    ServiceFailure.Kind.LATER,
                    ServiceFailure.MESSAGES.message("too-many-calls", "status", answer.status()),
                    told == null ? Refusals.turn() : told);
        }
        return switch (answer.status()) {
            case 401 ->
                new ServiceFailure(
                        ServiceFailure.Kind.PASSING,
                        ServiceFailure.MESSAGES.message("token-refused", "status", answer.status()));
            case 404 ->
                new ServiceFailure(
                        ServiceFailure.Kind.COLUMN_GONE,
                        ServiceFailure.MESSAGES.message("no-column", "status", answer.status()));
            case 409 ->
                new ServiceFailure(
                        ServiceFailure.Kind.NEWER_THERE,
                        ServiceFailure.MESSAGES.message("newer-score", "status", answer.status()));
            case 400, 403, 405, 410, 412, 415, 422 ->
                new ServiceFailure(
                        ServiceFailure.Kind.LOOKS_FINAL,
                        Refusals.reason(answer)
                                .map(reason -> ServiceFailure.MESSAGES.message(
                                        "refused.because", "status", answer.status(), "reason", reason))
                                .orElseGet(
                                        () -> ServiceFailure.MESSAGES.message("refused", "status", answer.status())));
            default ->
                new ServiceFailure(
                        ServiceFailure.Kind.PASSING,
                        ServiceFailure.MESSAGES.message("failed", "status", answer.status()),
                        retryAfter(answer, now));
        };
    }

    /** Reads {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3); at most a day is believed. */
    static @Nullable Duration retryAfter(Answer answer, Instant now) {
        String value = answer.header("Retry-After").orElse("").trim();
        Duration wait;
        if (value.matches("\\d{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(value));
        } else {
            try {
                wait = Duration.between(
                        now,
                        ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                return null;
            }
        }
        if (wait.isNegative()) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Puts a sub-address behind the path and before the query, which some platforms' line item addresses carry. */
    static URI below(URI address, String suffix) {
        String text = address.toString();
        int query = text.indexOf('?');
        return URI.create(query < 0 ? text + suffix : text.substring(0, query) + suffix + text.substring(query));
    }

    static URI withParameter(URI address, String name, String value) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
