package org.waymark.lti.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import org.waymark.lti.payload.Json;
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

    private final Calls calls;

    public Scores(Outbound outbound, AccessTokens tokens, InstantSource clock) {
        this.calls = new Calls(outbound, tokens, clock);
    }

    /** @throws ServiceFailure when the platform did not take the score */
    public void send(Registration registration, URI lineitem, ScorePayload score) throws ServiceFailure {
        Answer answer = calls.send(
                registration, SEND, Ask.post(Calls.below(lineitem, "/scores"), MediaType.SCORE, score.json()));
        if (answer.header("Content-Type").orElse("").startsWith("text/html")
                && answer.body().contains("<")) {
            throw new ServiceFailure(ServiceFailure.Kind.PASSING, "The LMS answered the score with a page.");
        }
    }

    /** Whether the gradebook shows this score now. */
    public boolean shows(Registration registration, URI lineitem, ScorePayload score) throws ServiceFailure {
        URI results = Calls.withParameter(Calls.below(lineitem, "/results"), "user_id", score.userId());
        Answer answer = calls.send(registration, READ, Ask.get(results).with("Accept", MediaType.RESULT_CONTAINER));
        JsonNode list = Json.read(answer.body())
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new ServiceFailure(
                        ServiceFailure.Kind.PASSING, "The LMS answered the request for results with a page."));
        for (JsonNode result : list) {
            double maximum = result.path("resultMaximum").asDouble(1);
            boolean same = maximum > 0
                    && Math.abs(result.path("resultScore").asDouble(-1) / maximum - score.given() / score.maximum())
                            < CLOSE;
            if (score.userId().equals(result.path("userId").asText()) && same) {
                return true;
            }
        }
        return false;
    }
}
