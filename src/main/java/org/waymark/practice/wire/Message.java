package org.waymark.practice.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A message between the tool (or a browser it sent) and the platform.
 *
 * @param direction {@code in} for what reached the platform, {@code out} for what it asked of the tool
 * @param target path and query of a message in, the whole address of a message out
 * @param requestHeaders without credentials: a bearer token is shortened
 * @param fault the switch that decided the answer, or an empty text
 */
public record Message(
        Instant time,
        String direction,
        String method,
        String target,
        Map<String, String> requestHeaders,
        String requestBody,
        int status,
        String responseBody,
        String fault,
        List<MessageVerdict> verdicts) {

    public Message {
        requestHeaders = Map.copyOf(requestHeaders);
        verdicts = List.copyOf(verdicts);
    }

    /** True when the message passed every check the platform made. */
    public boolean passed() {
        return verdicts.stream().allMatch(MessageVerdict::passed);
    }

    /** The checks that failed. */
    public List<MessageVerdict> failures() {
        return verdicts.stream().filter(verdict -> !verdict.passed()).toList();
    }
}
