package org.waymark.web.framework;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Json;
import org.waymark.web.framework.CaseRefusal.Code;

/** Says to a program what became of its request, in the form that all services of 1EdTech share. */
final class StatusInfo {
    private StatusInfo() {}

    static void show(Context context, CaseRefusal refusal) {
        show(context, refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
    }

    /** Replaces what the server says to everybody, unless it is a page for somebody who wants one. */
    static void replace(Context context) {
        int status = context.statusCode();
        String type = String.valueOf(context.res().getContentType());
        String accept = String.valueOf(context.header("Accept"));
        if (status < 400 || type.startsWith("application/json") || accept.contains("text/html")) {
            return;
        }
        switch (status) {
            case 400 -> show(context, status, Code.INVALID_SELECTION_FIELD, "The request is not understood.");
            case 403 -> show(context, status, Code.FORBIDDEN, "Forbidden");
            case 404 -> show(context, status, Code.UNKNOWNOBJECT, "Unknown Object");
            case 405 -> show(context, status, null, "Everything here is only read.");
            case 429, 503 -> show(context, status, Code.SERVER_BUSY, "Try it again later.");
            default ->
                show(
                        context,
                        status,
                        status < 500 ? Code.INVALID_SELECTION_FIELD : Code.INTERNAL_SERVER_ERROR,
                        "The request was not answered.");
        }
    }

    /** @param code null where CASE has no word for it: the request is of a kind that is not supported */
    private static void show(Context context, int status, @Nullable Code code, String description) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("imsx_codeMajor", code == null ? "unsupported" : "failure");
        info.put("imsx_severity", "error");
        info.put("imsx_description", description);
        if (code != null) {
            info.put(
                    "imsx_codeMinor",
                    Map.of(
                            "imsx_codeMinorField",
                            List.of(Map.of(
                                    "imsx_codeMinorFieldName",
                                    "TargetEndSystem",
                                    "imsx_codeMinorFieldValue",
                                    code.name().toLowerCase(Locale.ROOT)))));
        }
        context.header("Access-Control-Allow-Origin", "*");
        context.header("Cache-Control", "no-store");
        context.status(status).contentType("application/json").result(Json.write(info));
    }
}
