package org.waymark.practice.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of the practice LMS. */
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

    /** A page that is made of a template and is never kept by the browser. */
    public static Response page(int status, String template, Map<String, Object> values) {
        return html(status, Html.render(template, values)).with("Cache-Control", "no-store");
    }

    /** A page with a form that sends itself; without scripts it shows a button. */
    public static Response sending(String title, String action, Map<String, String> fields) {
        return page(200, "selfsending", Map.of("title", title, "action", action, "fields", fields));
    }

    public static Response json(int status, Object value) {
        return of(status, "application/json; charset=utf-8", WireJson.write(value));
    }

    /** Sends the browser on with GET after a form. */
    public static Response seeOther(String address) {
        return new Response(303, Map.of("Location", address), "");
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
