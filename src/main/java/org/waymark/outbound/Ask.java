package org.waymark.outbound;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to another host. The content type of {@code body} is a header like any other. */
public record Ask(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable String body) {

    public Ask {
        headers = Map.copyOf(headers);
    }

    public static Ask get(URI uri) {
        return new Ask("GET", uri, Map.of(), null);
    }

    public static Ask post(URI uri, String contentType, String body) {
        return new Ask("POST", uri, Map.of("Content-Type", contentType), body);
    }

    public Ask with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Ask(method, uri, more, body);
    }
}
