package org.waymark.practice.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the practice LMS answers. */
public record Response(int status, Map<String, String> headers, String body) {

    public Response {
        headers = Map.copyOf(headers);
    }

    public static Response of(int status, String contentType, String body) {
        return new Response(status, Map.of("Content-Type", contentType), body);
    }

    public static Response html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    public static Response json(int status, Object value) {
        return of(status, "application/json; charset=utf-8", Json.write(value));
    }

    /** After a form: the browser asks for the address with GET. */
    public static Response seeOther(String address) {
        return new Response(303, Map.of("Location", address), "");
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
