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
                        case FORBIDDEN ->
                            "The address of the web services lies in a private network that this tool may not call.";
                        case TIMEOUT, BUSY -> "The web services of the LMS did not answer in time.";
                        case TOO_LARGE -> "The answer of the web services was too large.";
                        case UNREACHABLE -> "The web services of the LMS could not be reached.";
                    });
        }
        if (!answer.ok()) {
            // A page of an error (500) may come of one person's data; everything else is no matter of people.
            throw new WebServiceFailure(
                    answer.status() == 500 ? Kind.UNCLEAR : Kind.EVERYTHING,
                    "The web services of the LMS failed for the moment (status " + answer.status() + ").",
                    retryAfter(answer));
        }
        JsonNode json = Json.read(answer.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> failure(
                        "There are no web services at this address, or they are switched off: the answer was a page."));
        String code = Json.text(json, "errorcode").orElse("");
        if (!code.isEmpty() || json.has("exception")) {
            throw refused(code);
        }
        return CourseStatus.read(json)
                .orElseThrow(() -> unclear("The answer of the web services cannot be understood."));
    }

    private static WebServiceFailure refused(String code) {
        return switch (code) {
            case "invalidtoken" ->
                failure("The LMS does not know the token. An administrator has to enter a good one.");
            case "invalidtimedtoken" -> failure("The token has expired. An administrator has to enter a new one.");
            case "accessexception" ->
                failure("The token may not be used: its user needs the capability webservice/rest:use, and " + FUNCTION
                        + " has to be a function of the token's service.");
            case "servicenotavailable", "servicerequireslogin", "missingrequiredcapability" ->
                failure("The token is not allowed to call " + FUNCTION + ".");
            case "enablewsdescription", "webservicesnotenabled", "protocoldisabled" ->
                failure("The web services of the LMS are switched off.");
            case "sitemaintenance", "upgraderunning" -> failure("The LMS is under maintenance.");
            case "cannotviewreport", "nopermissions" ->
                unclear("The user of the token may not see the completion of others in this course.");
            case "accessdenied" -> unclear("The user of the token may see the completion of their own groups only.");
            case "nocriteriaset" -> course("The course has no completion criteria, so nobody can complete it there.");
            case "completionnotenabled", "completionnotenabledforcourse" ->
                course("Completion tracking is switched off in the course.");
            case "invalidrecord", "invalidcourse", "invalidcourseid", "invalidrecordunknown" ->
                course("The LMS does not find the course.");
            case "requireloginerror", "errorcoursecontextnotvalid" ->
                course("The user of the token may not enter the course.");
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
                new WebServiceFailure(Kind.PERSON, "The learner is not in the course of the LMS.", null);
            default -> unclear("The LMS refused to tell the completion (" + plain(code) + ").");
        };
    }

    /** A word from outside, as far as it is one. */
    private static String plain(String code) {
        return code.matches("[A-Za-z0-9_]{1,60}") ? code : "without a reason";
    }

    private static WebServiceFailure failure(String sentence) {
        return new WebServiceFailure(Kind.EVERYTHING, sentence, null);
    }

    private static WebServiceFailure unclear(String sentence) {
        return new WebServiceFailure(Kind.UNCLEAR, sentence, null);
    }

    private static WebServiceFailure course(String sentence) {
        return new WebServiceFailure(Kind.COURSE, sentence, null);
    }

    private static @Nullable Duration retryAfter(Answer answer) {
        String value = answer.header("Retry-After").orElse("").strip();
        return value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Long.parseLong(value)))
                : null;
    }
}
