package org.waymark.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to another host. The content type of {@code body} is a header like any other.
 *
 * @param mostBytes how long the answer may be
 * @param time how long the whole call may take
 * @param turn whose turn among the long lists this answer needs; null when it is no long list
 */
public record Ask(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body,
        int mostBytes,
        Duration time,
        @Nullable String turn) {
    private static final int USUAL = 1024 * 1024;
    private static final int LONG_LIST = 32 * 1024 * 1024;
    private static final Duration WHOLE_CALL = Duration.ofSeconds(20);

    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(URI uri) {
        return new Ask("GET", uri, Map.of(), null, USUAL, WHOLE_CALL, null);
    }

    public static Ask post(URI uri, String contentType, String body) {
        return new Ask("POST", uri, Map.of("Content-Type", contentType), body, USUAL, WHOLE_CALL, null);
    }

    public Ask with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Ask(method, uri, more, body, mostBytes, time, turn);
    }

    /** Returns a copy of this request that waits for a shorter time, where somebody waits for the answer. */
    public Ask within(Duration shorter) {
        return new Ask(method, uri, headers, body, mostBytes, shorter, turn);
    }

    /**
     * Returns a copy of this request for a list that some platforms give on a single page, however long it is.
     *
     * @param platform who gives it: one long list at a time of each
     */
    public Ask forLongList(String platform) {
        return new Ask(method, uri, headers, body, LONG_LIST, time, platform);
    }
}
