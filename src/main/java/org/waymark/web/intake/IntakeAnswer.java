package org.waymark.web.intake;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.intake.ParsedRecords;
import org.waymark.journey.source.TakeCompletions;
import org.waymark.lti.payload.Json;

/**
 * The answer to a call of another system: what came of each record. Where some records were taken and others not it is
 * 207; where none could be taken it is a refusal that points at every fault.
 */
final class IntakeAnswer {
    private static final String REFUSED = "refused";

    private IntakeAnswer() {}

    /** @throws IntakeProblem when there are faults, and so nothing was taken */
    static void refuse(List<ParsedRecords.Fault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        int status = faults.stream().mapToInt(ParsedRecords.Fault::status).min().orElse(422);
        throw new IntakeProblem(
                status,
                switch (status) {
                    case 403 -> "Not this client's platform";
                    case 409 -> "An id is taken";
                    default -> "The records cannot be taken";
                },
                "Nothing was taken. Each error says where it is.",
                faults);
    }

    /** @throws IntakeProblem when every record is refused */
    static List<TakeCompletions.Result> show(Context context, List<TakeCompletions.Result> results) {
        List<TakeCompletions.Result> refused = results.stream()
                .filter(result -> result.status() == TakeCompletions.Status.REFUSED)
                .toList();
        if (refused.size() == results.size()) {
            refuse(refused.stream().flatMap(result -> result.faults().stream()).toList());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!refused.isEmpty()) {
            answer.put(REFUSED, refused.size());
        }
        answer.put("results", results.stream().map(IntakeAnswer::shown).toList());
        show(context, Json.write(answer));
        return results;
    }

    /** Shows an answer as it was written, now or by an earlier call. */
    static void show(Context context, String answer) {
        boolean some = Json.read(answer).filter(json -> json.has(REFUSED)).isPresent();
        context.status(some ? 207 : 200).contentType("application/json").result(answer);
    }

    private static Map<String, Object> shown(TakeCompletions.Result result) {
        Map<String, Object> one = new LinkedHashMap<>();
        if (!result.id().isEmpty()) {
            one.put("id", result.id());
        }
        one.put("status", result.status().name().toLowerCase(Locale.ROOT));
        Boolean complete = result.complete();
        if (complete != null) {
            one.put("complete", complete);
        }
        one.put("message", result.message());
        if (!result.faults().isEmpty()) {
            one.put("errors", errors(result.faults()));
        }
        return one;
    }

    /** Faults as a program reads them. */
    static List<Map<String, String>> errors(List<ParsedRecords.Fault> faults) {
        List<Map<String, String>> errors = new ArrayList<>();
        faults.forEach(fault -> errors.add(Map.of("pointer", fault.pointer(), "detail", fault.detail())));
        return errors;
    }
}
