package org.waymark.outbound;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to another host. The content type of {@code body} is a header like any other.
 *
 * @param mostBytes how long the answer may be
 */
public record Ask(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body,
        int mostBytes) {
    private static final int USUAL = 4 * 1024 * 1024;
    private static final int LONG_LIST = 32 * 1024 * 1024;

    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(URI uri) {
        return new Ask("GET", uri, Map.of(), null, USUAL);
    }

    public static Ask post(URI uri, String contentType, String body) {
        return new Ask("POST", uri, Map.of("Content-Type", contentType), body, USUAL);
    }

    public Ask with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Ask(method, uri, more, body, mostBytes);
    }

    /** The same for a list that some platforms give on a single page, however long it is. */
    public Ask forLongList() {
        return new Ask(method, uri, headers, body, LONG_LIST);
    }
}
