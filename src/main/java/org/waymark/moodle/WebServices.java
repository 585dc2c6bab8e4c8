package org.waymark.moodle;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Json;
import org.waymark.moodle.WebServiceFailure.Kind;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/** Calls the web services of a Moodle. Its answers are 200 even when they refuse. Safe for many threads. */
public final class WebServices {
    /** The path of the services below the address of the site. */
    public static final String PATH = "/webservice/rest/server.php";

    private static final Messages MESSAGES = Messages.of(WebServices.class);
    private static final String FUNCTION = "core_completion_get_course_completion_status";
    private static final long LONGEST_WAIT_SECONDS = 86_400;

    private final Outbound outbound;

    public WebServices(Outbound outbound) {
        this.outbound = outbound;
    }

    /**
     * Asks whether somebody has completed a course.
     *
     * @param token goes in the body, never in the address, which servers write into their logs
     * @throws WebServiceFailure when the answer says neither
     */
    public CourseStatus status(URI address, String token, String course, String user) throws WebServiceFailure {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "wstoken", token,
                "wsfunction", FUNCTION,
                "moodlewsrestformat", "json",
                "courseid", course,
                "userid", user));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        Answer answer;
        try {
            answer = outbound.send(
                    Ask.post(address, "application/x-www-form-urlencoded", form).with("Accept", "application/json"));
        } catch (NoAnswer e) {
            throw failure(
                    switch (e.why()) {
                        case FORBIDDEN -> "forbidden";
                        case TIMEOUT, BUSY -> "timeout";
                        case TOO_LARGE -> "too-large";
                        case UNREACHABLE -> "unreachable";
                    });
        }
        if (!answer.ok()) {
            // A page of an error (500) may come of one person's data; everything else is no matter of people.
            throw new WebServiceFailure(
                    answer.status() == 500 ? Kind.UNCLEAR : Kind.EVERYTHING,
                    MESSAGES.message("status", "status", answer.status()),
                    retryAfter(answer));
        }
        JsonNode json = Json.read(answer.body()).filter(JsonNode::isObject).orElseThrow(() -> failure("page"));
        String code = Json.text(json, "errorcode").orElse("");
        if (!code.isEmpty() || json.has("exception")) {
            throw refused(code);
        }
        return CourseStatus.read(json).orElseThrow(() -> unclear(MESSAGES.message("not-understood")));
    }

    private static WebServiceFailure refused(String code) {
        return switch (code) {
            case "invalidtoken" -> failure("token-unknown");
            case "invalidtimedtoken" -> failure("token-expired");
            case "accessexception" -> failure("token-unusable", "function", FUNCTION);
            case "servicenotavailable", "servicerequireslogin", "missingrequiredcapability" ->
                failure("token-not-allowed", "function", FUNCTION);
            case "enablewsdescription", "webservicesnotenabled", "protocoldisabled" -> failure("off");
            case "sitemaintenance", "upgraderunning" -> failure("maintenance");
            case "cannotviewreport", "nopermissions" -> unclear(MESSAGES.message("may-not-see"));
            case "accessdenied" -> unclear(MESSAGES.message("own-groups"));
            case "nocriteriaset" -> course("no-criteria");
            case "completionnotenabled", "completionnotenabledforcourse" -> course("no-tracking");
            case "invalidrecord", "invalidcourse", "invalidcourseid", "invalidrecordunknown" -> course("no-course");
            case "requireloginerror", "errorcoursecontextnotvalid" -> course("may-not-enter");
            // "You are not enrolled" (notenroled) is said where the person asked about is the user of the token.
            case "usernotenroled",
                    "notenroled",
                    "notenrolled",
                    "invaliduser",
                    "invalidparameter",
                    "userdeleted",
                    "usernotconfirmed",
                    "suspended",
                    "guestsarenotallowed" ->
                new WebServiceFailure(Kind.PERSON, MESSAGES.message("not-in-course"), null);
            default -> unclear(refusal(code));
        };
    }

    /** A word from outside, as far as it is one. */
    private static Message refusal(String code) {
        return code.matches("[A-Za-z0-9_]{1,60}")
                ? MESSAGES.message("refused", "code", code)
                : MESSAGES.message("refused-silently");
    }

    private static WebServiceFailure failure(String key, Object... arguments) {
        return new WebServiceFailure(Kind.EVERYTHING, MESSAGES.message(key, arguments), null);
    }

    private static WebServiceFailure unclear(Message sentence) {
        return new WebServiceFailure(Kind.UNCLEAR, sentence, null);
    }

    private static WebServiceFailure course(String key) {
        return new WebServiceFailure(Kind.COURSE, MESSAGES.message(key), null);
    }

    private static @Nullable Duration retryAfter(Answer answer) {
        String value = answer.header("Retry-After").orElse("").strip();
        return value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(value)))
                : null;
    }
}
