package org.waymark.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of another host: any status, redirects included (they are never followed). Header names are lower case.
 */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }
}
