package org.waymark.web.badge;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Json;

/** A request that the API does not answer, said as all services of 1EdTech say it (Imsx_StatusInfo). */
final class ApiRefusal extends RuntimeException {
    private final int status;
    private final Code code;
    private final @Nullable String challenge;
    private final @Nullable Duration wait;

    /** The minor codes of Open Badges 3.0. */
    enum Code {
        FORBIDDEN,
        INTERNAL_SERVER_ERROR,
        INVALID_DATA,
        INVALID_QUERY_PARAMETER,
        NOT_ALLOWED,
        NOT_FOUND,
        SERVER_BUSY,
        UNAUTHORIZEDREQUEST
    }

    private ApiRefusal(int status, Code code, String description, @Nullable String challenge, @Nullable Duration wait) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
        this.challenge = challenge;
        this.wait = wait;
    }

    static ApiRefusal of(int status, Code code, String description) {
        return new ApiRefusal(status, code, description, null, null);
    }

    /** @param error null where no token came at all (RFC 6750, 3.1) */
    static ApiRefusal unauthorized(@Nullable String error) {
        return new ApiRefusal(
                401,
                Code.UNAUTHORIZEDREQUEST,
                "Send a good access token as Authorization: Bearer.",
                "Bearer realm=\"Open Badges\"" + (error == null ? "" : ", error=\"" + error + "\""),
                null);
    }

    static ApiRefusal scope(String needed) {
        return new ApiRefusal(
                403,
                Code.FORBIDDEN,
                "The learner did not give this client the scope " + needed + ".",
                "Bearer realm=\"Open Badges\", error=\"insufficient_scope\", scope=\"" + needed + "\"",
                null);
    }

    static ApiRefusal tooMany(Duration wait) {
        return new ApiRefusal(429, Code.SERVER_BUSY, "Too much was refused. Try it again later.", null, wait);
    }

    void show(Context context) {
        if (challenge != null) {
            context.header("WWW-Authenticate", challenge);
        }
        if (wait != null) {
            context.header("Retry-After", Long.toString(wait.toSeconds() + 1));
        }
        show(context, status, code, String.valueOf(getMessage()));
    }

    /** Says what the server says to everybody as this service says it. */
    static void replace(Context context) {
        int status = context.statusCode();
        if (status < 400 || String.valueOf(context.res().getContentType()).startsWith("application/json")) {
            return;
        }
        switch (status) {
            case 404 -> show(context, status, Code.NOT_FOUND, "There is nothing at this address.");
            case 405 -> show(context, status, Code.NOT_ALLOWED, "This method is not allowed here.");
            case 429, 503 -> show(context, status, Code.SERVER_BUSY, "Try it again later.");
            default ->
                show(
                        context,
                        status,
                        status < 500 ? Code.INVALID_DATA : Code.INTERNAL_SERVER_ERROR,
                        "The request was not answered.");
        }
    }

    private static void show(Context context, int status, Code code, String description) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("imsx_codeMajor", code == Code.NOT_ALLOWED ? "unsupported" : "failure");
        info.put("imsx_severity", "error");
        info.put("imsx_description", description);
        info.put(
                "imsx_codeMinor",
                Map.of(
                        "imsx_codeMinorField",
                        List.of(Map.of(
                                "imsx_codeMinorFieldName",
                                "TargetEndSystem",
                                "imsx_codeMinorFieldValue",
                                code.name().toLowerCase(Locale.ROOT)))));
        context.header("Cache-Control", "no-store");
        context.status(status).contentType("application/json").result(Json.write(info));
    }
}
