package org.waymark.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ResourceBundle;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What the server itself refuses, before any route has seen it: a broken first line, headers or a body without end. The
 * page repeats nothing of the request.
 */
final class BareErrors implements Request.Handler {
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("org.waymark.web.messages");

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String key = ErrorPages.key(response.getStatus());
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s · Waymark</title></head>
                <body><main><h1>%1$s</h1><p>%2$s</p><p>%3$s</p></main></body>
                </html>
                """.formatted(
                        WORDS.getString(key + ".title"),
                        WORDS.getString(key + ".what"),
                        WORDS.getString(key + ".todo").replace("|", "</p><p>"));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.write(true, ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
