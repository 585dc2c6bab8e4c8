package org.waymark.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Cookies as a framed tool needs them: {@code SameSite=None; Secure; Partitioned; HttpOnly}. They come back in a frame
 * of another site even where third-party cookies are blocked, kept apart for each site that frames the tool.
 */
public final class Cookies {
    public static final String BROWSER = "waymark_browser";

    private Cookies() {}

    public static void set(Context context, String name, String value, Duration life) {
        context.res()
                .addHeader(
                        "Set-Cookie",
                        name + "=" + value + "; Path=/; Max-Age=" + life.toSeconds()
                                + "; HttpOnly; Secure; SameSite=None; Partitioned");
    }

    public static void remove(Context context, String name) {
        set(context, name, "", Duration.ZERO);
    }

    public static Map<String, String> of(Context context) {
        return new HashMap<>(context.cookieMap());
    }
}
