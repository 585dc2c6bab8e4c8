package org.waymark.practice.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.practice.school.Client;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;

/** Answers the tool's authentication request (security framework 1.0, 5.1.1.2 and 5.1.1.3). */
public final class OidcEndpoint {
    private final Platform platform;
    private final LaunchSender launches;

    public OidcEndpoint(Platform platform, LaunchSender launches) {
        this.platform = platform;
        this.launches = launches;
    }

    /** GET or POST: checks the request and has the browser post the id_token, or an error, to the tool. */
    public Response answer(Request request, Checks checks) throws HttpRefusal {
        Map<String, String> asked = request.method().equals("POST") ? request.form() : request.query();
        Client client = platform.school()
                .findClient(asked.getOrDefault("client_id", ""))
                .orElse(null);
        check(checks, "client_id is registered", client != null, asked, "client_id");
        String redirect = asked.getOrDefault("redirect_uri", "");
        check(
                checks,
                "redirect_uri is exactly one of the registered",
                client != null && client.redirectUris().contains(redirect),
                asked,
                "redirect_uri");
        check(checks, "scope is openid", "openid".equals(asked.get("scope")), asked, "scope");
        check(
                checks,
                "response_type is id_token",
                "id_token".equals(asked.get("response_type")),
                asked,
                "response_type");
        check(
                checks,
                "response_mode is form_post",
                "form_post".equals(asked.get("response_mode")),
                asked,
                "response_mode");
        check(checks, "prompt is none", "none".equals(asked.get("prompt")), asked, "prompt");
        check(checks, "nonce is there", !asked.getOrDefault("nonce", "").isBlank(), asked, "nonce");
        checks.note("state is there", !asked.getOrDefault("state", "").isBlank(), "none");
        LaunchSender.Begun begun =
                launches.take(asked.getOrDefault("lti_message_hint", "")).orElse(null);
        check(
                checks,
                "lti_message_hint is one that was sent, used for the first time and in time",
                begun != null,
                asked,
                "lti_message_hint");
        if (begun == null || client == null) {
            throw new IllegalStateException("unreachable");
        }
        checkPosted(checks, "client_id is the one the launch began with", begun, client, asked);
        return answer(begun, asked);
    }

    private void checkPosted(
            Checks checks, String what, LaunchSender.Begun begun, Client client, Map<String, String> asked)
            throws HttpRefusal {
        checks.require(
                what,
                begun.request().clientId().equals(client.clientId()),
                client.clientId(),
                () -> error(asked, "unauthorized_client"));
        checks.require(
                "login_hint comes back unaltered",
                begun.request().personId().equals(asked.get("login_hint")),
                asked.getOrDefault("login_hint", "none"),
                () -> error(asked, "login_required"));
        checks.require(
                "the tool is active",
                client.active(),
                "not activated by the administrator",
                () -> error(asked, "unauthorized_client"));
    }

    private Response answer(LaunchSender.Begun begun, Map<String, String> asked) {
        Forgery forgery = begun.forgery();
        String code = forgery.error();
        if (code != null) {
            return error(asked, code);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id_token", launches.idToken(begun.request(), asked.getOrDefault("nonce", ""), forgery));
        return post(asked, fields);
    }

    private static Response error(Map<String, String> asked, String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", code);
        fields.put("error_description", "The practice LMS refused the request: " + code);
        return post(asked, fields);
    }

    private static Response post(Map<String, String> asked, Map<String, String> fields) {
        if (asked.containsKey("state")) {
            fields.put("state", asked.getOrDefault("state", ""));
        }
        return Response.sending("Opening the tool", asked.getOrDefault("redirect_uri", ""), fields);
    }

    private static void check(Checks checks, String what, boolean passed, Map<String, String> asked, String field)
            throws HttpRefusal {
        checks.require(
                what,
                passed,
                asked.getOrDefault(field, "none"),
                () -> Response.page(
                        400,
                        "refused",
                        Map.of(
                                "title",
                                "Invalid request",
                                "text",
                                "The tool's request was refused. This must hold: " + what + ".")));
    }

    /** The methods by which the request may come. */
    public static List<String> methods() {
        return List.of("GET", "POST");
    }
}
