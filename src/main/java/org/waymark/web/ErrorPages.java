package org.waymark.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.lti.launch.LaunchRejected;
import org.waymark.lti.launch.Reason;
import org.waymark.lti.payload.Json;
import org.waymark.lti.platform.PlatformKeys;
import org.waymark.lti.platform.Registration;
import org.waymark.web.part.LayoutView;
import org.waymark.web.part.LinkView;

/** Maps every failure to a page that says what happened and what to do, or to problem JSON (RFC 9457). */
public final class ErrorPages {
    private static final Messages MESSAGES = Messages.of(ErrorPages.class);

    private static final int TRY_AGAIN_SECONDS = 3;

    private final Pages pages;

    ErrorPages(Pages pages) {
        this.pages = pages;
    }

    public void show(Context context, LaunchRejected rejected) {
        if (rejected.reason() == Reason.KEYS_UNAVAILABLE) {
            context.header("Retry-After", Long.toString(PlatformKeys.LONGEST_WAIT.toSeconds()));
        }
        show(context, rejected.reason().status(), rejected.reason().name(), framedBy(rejected), null);
    }

    /** Lists who may frame what is said about a refused launch: the platform that it came from, when that is known. */
    public static List<String> framedBy(LaunchRejected rejected) {
        return rejected.registration().map(Registration::origin).map(List::of).orElse(List.of());
    }

    public void show(Context context, int status, String key) {
        show(context, status, key, List.of(), null);
    }

    public void show(Context context, Refusal refusal, List<String> framedBy) {
        Duration wait = refusal.waiting();
        if (wait != null) {
            context.header("Retry-After", Long.toString(wait.toSeconds() + 1));
        }
        show(context, refusal.status(), refusal.key(), framedBy, null);
    }

    /**
     * Others held what the database needs. A page that was only asked for is asked for again by the browser itself.
     *
     * @param again what a form sends again by itself, to the address that it came to
     */
    public void busy(Context context, List<String> framedBy, Map<String, String> again) {
        context.header("Retry-After", Integer.toString(TRY_AGAIN_SECONDS));
        if (context.method().equals(HandlerType.GET)) {
            context.header("Refresh", Integer.toString(TRY_AGAIN_SECONDS));
        }
        show(context, 503, "TOO_BUSY", framedBy, null, again);
    }

    /** @param what replaces the prepared sentence when something more exact is known */
    public void show(Context context, int status, String key, List<String> framedBy, @Nullable String what) {
        show(context, status, key, framedBy, what, Map.of());
    }

    private void show(
            Context context,
            int status,
            String key,
            List<String> framedBy,
            @Nullable String what,
            Map<String, String> again) {
        String title = MESSAGES.say(key + ".title");
        String sentence = what == null ? MESSAGES.say(key + ".what") : what;
        String correlation = Correlation.of(context);
        context.status(status);
        if (status == 413) {
            // What was left of the body is not read, so the next request on this connection would be lost.
            context.header("Connection", "close");
        }
        String accept = context.header("Accept");
        if (accept != null && accept.contains("json") && !accept.contains("text/html")) {
            context.contentType("application/problem+json")
                    .result(Json.write(Map.of(
                            "type",
                            "about:blank",
                            "title",
                            title,
                            "status",
                            status,
                            "detail",
                            sentence,
                            "instance",
                            "urn:waymark:request:" + correlation)));
            return;
        }
        LayoutView layout = new LayoutView(
                title,
                null,
                null,
                null,
                List.of(new LinkView("Waymark", "/")),
                null,
                correlation,
                new LinkView(MESSAGES.say("layout.ask"), "/ask?topic=PLATFORM&page=" + correlation));
        pages.show(
                context,
                new ErrorView(
                        layout,
                        title,
                        sentence,
                        Arrays.stream(MESSAGES.say(key + ".todo").split("\\|"))
                                .map(String::strip)
                                .toList(),
                        status == 401 && !framedBy.isEmpty()
                                ? new LinkView(MESSAGES.say("error.to-platform"), framedBy.get(framedBy.size() - 1))
                                : null,
                        false,
                        again),
                framedBy);
    }

    /** The words for a refusal of which only the status is known. */
    static String key(int status) {
        return switch (status) {
            case 404 -> "NOT_FOUND";
            case 405 -> "WRONG_METHOD";
            case 413, 431 -> "TOO_LARGE";
            default -> status >= 400 && status < 500 ? "BAD_INPUT" : "BUSY";
        };
    }
}
