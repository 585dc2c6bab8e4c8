package org.waymark.practice.message;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The first step of a launch: what a browser is told to send to the tool (security framework 1.0, 5.1.1.1). */
public record SentLogin(URI url, Map<String, String> fields) {

    public SentLogin {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The fields as the body of a form. */
    public String formBody() {
        return encode(fields);
    }

    /** Returns the address of the login initiation by GET. */
    public URI getUrl() {
        String address = url.toString();
        return URI.create(address + (address.contains("?") ? "&" : "?") + formBody());
    }

    /** Fields as {@code application/x-www-form-urlencoded}. */
    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
