package org.waymark.web.intake;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.intake.ParsedRecords;
import org.waymark.lti.payload.Json;
import org.waymark.web.Correlation;

/** A refusal for programs (RFC 9457). */
final class IntakeProblem extends RuntimeException {
    private final int status;
    private final String title;
    private final String detail;
    private final transient List<ParsedRecords.Fault> faults;

    IntakeProblem(int status, String title, String detail) {
        this(status, title, detail, List.of());
    }

    /** @param faults each with a pointer into the request */
    IntakeProblem(int status, String title, String detail, List<ParsedRecords.Fault> faults) {
        super(title, null, false, false);
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.faults = List.copyOf(faults);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    void show(Context context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("instance", "urn:waymark:request:" + Correlation.of(context));
        if (!faults.isEmpty()) {
            body.put("errors", IntakeAnswer.errors(faults));
        }
        context.status(status).contentType("application/problem+json").result(Json.write(body));
    }
}
