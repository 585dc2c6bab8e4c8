package org.waymark.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.waymark.language.Language;
import org.waymark.language.Messages;

/**
 * Answers what the server itself refuses, before any route has seen it: a broken first line, headers or a body without
 * end. The page repeats nothing of the request.
 */
final class BareErrors implements Request.Handler {
    private static final Messages MESSAGES = Messages.of(BareErrors.class);

    private static final long RETRY_SECONDS = 5;

    private final ReaderLanguage language;

    BareErrors(ReaderLanguage language) {
        this.language = language;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String key = ErrorPages.key(response.getStatus());
        Language reader = language.ofBrowser(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        String page = reader.speak(() -> page(key));
        response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, reader.tag());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503
                && !response.getHeaders().contains(HttpHeader.RETRY_AFTER)) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        }
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.write(true, ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    private static String page(String key) {
        String title = MESSAGES.say(key + ".title");
        return "<!DOCTYPE html><html lang=\"" + Language.current().tag() + "\"><head><meta charset=\"utf-8\"><title>"
                + title
                + " · Waymark</title></head><body><main><h1>" + title + "</h1><p>" + MESSAGES.say(key + ".what")
                + "</p><p>" + MESSAGES.say(key + ".todo").replace("|", "</p><p>") + "</p></main></body></html>";
    }
}
