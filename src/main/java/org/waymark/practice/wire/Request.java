package org.waymark.practice.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it came in. Header names are lower case; of repeated fields the first counts. */
public record Request(
        String method,
        String path,
        String rawQuery,
        Map<String, List<String>> headers,
        String body,
        Map<String, String> pathParts) {

    public Request {
        headers = Map.copyOf(headers);
        pathParts = Map.copyOf(pathParts);
    }

    Request with(Map<String, String> parts) {
        return new Request(method, path, rawQuery, headers, body, parts);
    }

    /** The part of the path that the route calls by this name. */
    public String part(String name) {
        String value = pathParts.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no part " + name);
        }
        return value;
    }

    public Optional<String> header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The media type of the body without its parameters, or an empty text. */
    public String contentType() {
        return header("content-type").map(type -> type.split(";", 2)[0].strip()).orElse("");
    }

    public Map<String, String> query() {
        return parse(rawQuery);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name));
    }

    /** The fields of a form; empty when the body is of another type. */
    public Map<String, String> form() {
        return contentType().equalsIgnoreCase("application/x-www-form-urlencoded") ? parse(body) : Map.of();
    }

    public Optional<String> cookie(String name) {
        for (String pair : header("cookie").orElse("").split(";", -1)) {
            String[] parts = pair.strip().split("=", 2);
            if (parts.length == 2 && parts[0].equals(name)) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }

    /** Path and query as they were asked for. */
    public String target() {
        return rawQuery.isEmpty() ? path : path + "?" + rawQuery;
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                fields.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
