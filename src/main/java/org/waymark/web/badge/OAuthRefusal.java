package org.waymark.web.badge;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Json;

/** A request of a client that is refused in OAuth's words (RFC 6749, 5.2; RFC 7591, 3.2.2). */
final class OAuthRefusal extends RuntimeException {
    private final int status;
    private final String error;
    private final @Nullable Duration wait;

    private OAuthRefusal(int status, String error, String description, @Nullable Duration wait) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.wait = wait;
    }

    static OAuthRefusal of(String error, String description) {
        return new OAuthRefusal(400, error, description, null);
    }

    /** Who asks is not known. */
    static OAuthRefusal client() {
        return new OAuthRefusal(
                401, "invalid_client", "Send client_id and client_secret as Authorization: Basic.", null);
    }

    static OAuthRefusal tooMany(Duration wait) {
        return new OAuthRefusal(429, "temporarily_unavailable", "Try it again later.", wait);
    }

    static OAuthRefusal tooLarge() {
        return new OAuthRefusal(413, "invalid_request", "The body is too large.", null);
    }

    void show(Context context) {
        if (status == 401) {
            context.header("WWW-Authenticate", "Basic realm=\"Waymark\"");
        }
        if (wait != null) {
            context.header("Retry-After", Long.toString(wait.toSeconds() + 1));
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", String.valueOf(getMessage()));
        send(context, status, body);
    }

    /** Answers a client; nothing on the way may keep it. */
    static void send(Context context, int status, Map<String, ?> body) {
        context.header("Cache-Control", "no-store");
        context.header("Pragma", "no-cache");
        context.status(status).contentType("application/json").result(Json.write(body));
    }
}
