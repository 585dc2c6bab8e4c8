package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.waymark.language.Message;
import org.waymark.lti.payload.JsonList;
import org.waymark.lti.payload.MediaType;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.payload.ScorePayload;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.Outbound;

/** Scores and results of a gradebook column (AGS 2.0, 3.3 and 3.4). Safe for many threads. */
public final class Scores {
    private static final Set<String> SEND = Set.of(Scope.SCORE);
    private static final Set<String> READ = Set.of(Scope.RESULT_READONLY);
    private static final double CLOSE = 0.0001;
    private static final int MOST_RESULTS = 100_000;

    private final Calls calls;
    private final Results results;

    Scores(Outbound outbound, AccessTokens tokens, InstantSource clock) {
        this.calls = new Calls(outbound, tokens, clock);
        this.results = new Results(outbound, tokens, clock);
    }

    /** @throws ServiceFailure when the platform did not take the score */
    public void send(Registration registration, URI lineitem, ScorePayload score) throws ServiceFailure {
        Answer answer;
        try {
            answer = calls.send(
                    registration, SEND, Ask.post(Calls.below(lineitem, "/scores"), MediaType.SCORE, score.json()));
        } catch (ServiceFailure e) {
            throw e.kind() == ServiceFailure.Kind.LOOKS_FINAL ? notTaken(e) : e;
        }
        if (answer.header("Content-Type").orElse("").startsWith("text/html")
                && answer.body().contains("<")) {
            throw new ServiceFailure(ServiceFailure.Kind.PASSING, ServiceFailure.MESSAGES.message("score.page"));
        }
    }

    /** A platform seldom says why; Moodle answers 400 whatever the reason is. */
    private static ServiceFailure notTaken(ServiceFailure refused) {
        Message why = refused.sentence();
        return new ServiceFailure(
                ServiceFailure.Kind.LOOKS_FINAL,
                why.arguments().containsKey("reason")
                        ? new Message(why.room(), "not-taken.because", why.arguments())
                        : new Message(why.room(), "not-taken", why.arguments()));
    }

    /** Returns the grade that the platform holds of a user, as a share of the maximum; empty when it holds none. */
    public OptionalDouble held(Registration registration, URI lineitem, String user) throws ServiceFailure {
        return results.findNow(registration, lineitem, user);
    }

    /** Tells whether the gradebook shows this score now. */
    public boolean shows(Registration registration, URI lineitem, ScorePayload score) throws ServiceFailure {
        URI results = Calls.withParameter(Calls.below(lineitem, "/results"), "user_id", score.userId());
        AtomicBoolean shown = new AtomicBoolean();
        calls.list(
                registration,
                READ,
                Ask.get(results).with("Accept", MediaType.RESULT_CONTAINER),
                new JsonList(MOST_RESULTS, 0),
                null,
                ServiceFailure.MESSAGES.message("what.results"),
                result -> {
                    if (isSame(result, score)) {
                        shown.set(true);
                    }
                    return 0;
                });
        return shown.get();
    }

    private static boolean isSame(JsonNode result, ScorePayload score) {
        double maximum = result.path("resultMaximum").asDouble(1);
        double share = result.path("resultScore").asDouble(-1) / maximum;
        return score.userId().equals(result.path("userId").asText())
                && maximum > 0
                && Math.abs(share - score.given() / score.maximum()) < CLOSE;
    }
}
