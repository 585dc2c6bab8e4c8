package org.waymark.practice.message;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Lti;
import org.waymark.practice.wire.Checks;
import org.waymark.practice.wire.HttpRefusal;
import org.waymark.practice.wire.Request;
import org.waymark.practice.wire.Response;
import org.waymark.practice.wire.WireJson;

/** Dynamic registration (LTI dynamic registration 1.0), opened by a token that works once and for an hour. */
public final class RegistrationEndpoint {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final List<String> MESSAGES =
            List.of("LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest");
    private static final List<String> CLAIMS = List.of("sub", "iss", "name", "given_name", "family_name", "email");

    private final Platform platform;
    /** Behind each token the client id that is to be brought up to date; empty for a new tool. */
    private final Pending<String> tokens;

    private final boolean activeAtOnce;
    private final Map<String, String> pretends;

    /** @param pretends what the configuration says in place of the truth, and the {@code client_id} to be given */
    public RegistrationEndpoint(Platform platform, boolean activeAtOnce, Map<String, String> pretends) {
        this.platform = platform;
        this.activeAtOnce = activeAtOnce;
        this.pretends = Map.copyOf(pretends);
        this.tokens = new Pending<>(platform.clock(), LIFE);
    }

    /**
     * Returns the address that an administrator's browser opens: the tool's link with the platform's address and a new
     * one-time token.
     */
    public String url(String toolLink) {
        return url(toolLink, "");
    }

    /**
     * Returns that address for a tool that is registered already, as Moodle offers it: client and deployment stay what
     * they are.
     */
    public String updateUrl(String toolLink, Client registered) {
        return url(toolLink, registered.clientId());
    }

    private String url(String toolLink, String clientId) {
        Map<String, String> added = new LinkedHashMap<>();
        added.put("openid_configuration", platform.addresses().configuration());
        added.put("registration_token", tokens.add(clientId));
        return toolLink + (toolLink.contains("?") ? "&" : "?") + SentLogin.encode(added);
    }

    public Response configuration(Request request, Checks checks) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("issuer", platform.addresses().base());
        body.put("authorization_endpoint", platform.addresses().authorization());
        body.put("token_endpoint", platform.addresses().token());
        body.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        body.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        body.put("jwks_uri", platform.addresses().jwks());
        body.put("registration_endpoint", platform.addresses().registration());
        List<String> scopes = new ArrayList<>(Lti.SCOPES);
        scopes.add("openid");
        body.put("scopes_supported", scopes);
        body.put("response_types_supported", List.of("id_token"));
        body.put("subject_types_supported", List.of("public", "pairwise"));
        body.put("id_token_signing_alg_values_supported", List.of("RS256"));
        body.put("claims_supported", CLAIMS);
        body.put(
                Lti.PLATFORM_CONFIGURATION,
                Map.of(
                        "product_family_code",
                        "waymark-practice",
                        "version",
                        "1",
                        "messages_supported",
                        List.of(
                                Map.of("type", MESSAGES.get(0)),
                                Map.of("type", MESSAGES.get(1), "placements", List.of("ContentArea")),
                                Map.of("type", MESSAGES.get(2))),
                        "variables",
                        List.of(Substitution.names())));
        body.putAll(pretends);
        return Response.json(200, body);
    }

    public Response register(Request request, Checks checks) throws HttpRefusal {
        String bearer = request.header("authorization").orElse("");
        checks.require(
                "carries a registration token",
                bearer.startsWith("Bearer "),
                "none",
                () -> word(401, "missing_registration_token"));
        checks.require(
                "media type is application/json",
                request.contentType().equalsIgnoreCase("application/json"),
                request.contentType(),
                () -> word(400, "invalid_content_type"));
        Map<String, Object> body = WireJson.findObject(request.body()).orElse(null);
        checks.require("body is a JSON object", body != null, "", () -> word(400, "invalid_json"));
        if (body == null) {
            throw new IllegalStateException("unreachable");
        }
        Map<String, Object> tool = WireJson.object(body.get(Lti.TOOL_CONFIGURATION));
        shape(checks, body, tool);
        // Only a request that would be accepted uses the token up.
        Optional<String> token = tokens.take(bearer.substring("Bearer ".length()));
        checks.require(
                "registration token is used for the first time and in time",
                token.isPresent(),
                "used, too old or unknown",
                () -> word(401, "token_already_used"));
        Optional<Client> known = token.flatMap(platform.school()::findClient);
        Client client = client(body, tool, request.body(), known);
        platform.school().addClient(client);
        return Response.json(200, answer(client));
    }

    private static void shape(Checks checks, Map<String, Object> body, Map<String, Object> tool) throws HttpRefusal {
        equal(checks, body, "application_type", "web");
        contains(checks, body, "response_types", "id_token");
        contains(checks, body, "grant_types", "implicit");
        contains(checks, body, "grant_types", "client_credentials");
        equal(checks, body, "token_endpoint_auth_method", "private_key_jwt");
        for (String name : List.of("client_name", "initiate_login_uri", "jwks_uri")) {
            need(
                    checks,
                    name + " is there",
                    !WireJson.text(body.get(name)).isBlank(),
                    "missing required attribute " + name);
        }
        List<String> redirects = WireJson.texts(body.get("redirect_uris"));
        need(checks, "redirect_uris is a list of addresses", !redirects.isEmpty(), "invalid_redirect_uris");
        need(
                checks,
                "has a tool configuration",
                !tool.isEmpty(),
                "missing required attribute " + Lti.TOOL_CONFIGURATION);
        String domain = WireJson.text(tool.get("domain"));
        need(checks, "domain is there", !domain.isBlank(), "missing_domain");
        String target = WireJson.text(tool.get("target_link_uri"));
        need(checks, "target_link_uri is there", !target.isBlank(), "missing_target_link_uri");
        need(
                checks,
                "domain is host and port of target_link_uri",
                domain.equals(authority(target)),
                "domain_targetlinkuri_mismatch");
        List<String> addresses = new ArrayList<>(redirects);
        addresses.add(WireJson.text(body.get("initiate_login_uri")));
        addresses.add(WireJson.text(body.get("jwks_uri")));
        need(
                checks,
                "addresses are absolute http(s) addresses",
                addresses.stream().noneMatch(uri -> authority(uri).isEmpty()),
                "invalid_uri");
        for (Object message : tool.get("messages") instanceof List<?> list ? list : List.of()) {
            need(
                    checks,
                    "every message is of a type that this platform sends",
                    MESSAGES.contains(WireJson.text(WireJson.object(message).get("type"))),
                    "invalid_message");
        }
    }

    private Client client(Map<String, Object> body, Map<String, Object> tool, String raw, Optional<Client> known) {
        List<String> asked = List.of(WireJson.text(body.get("scope")).split(" "));
        List<String> claims = WireJson.texts(tool.get("claims"));
        Map<String, String> custom = new LinkedHashMap<>();
        WireJson.object(tool.get("custom_parameters")).forEach((name, value) -> custom.put(name, WireJson.text(value)));
        return new Client(
                known.map(Client::clientId)
                        .orElseGet(() ->
                                pretends.getOrDefault("client_id", Pending.key().substring(0, 15))),
                known.map(Client::deploymentId).orElseGet(platform.school()::nextId),
                WireJson.text(body.get("client_name")),
                WireJson.text(tool.get("description")),
                WireJson.text(body.get("logo_uri")),
                WireJson.text(body.get("initiate_login_uri")),
                WireJson.text(tool.get("target_link_uri")),
                pickerOf(tool),
                WireJson.texts(body.get("redirect_uris")),
                WireJson.text(body.get("jwks_uri")),
                Lti.SCOPES.stream().filter(asked::contains).toList(),
                CLAIMS.stream().filter(claims::contains).toList(),
                custom,
                known.map(Client::active).orElse(activeAtOnce),
                raw);
    }

    private static String pickerOf(Map<String, Object> tool) {
        for (Object entry : tool.get("messages") instanceof List<?> list ? list : List.of()) {
            Map<String, Object> message = WireJson.object(entry);
            if ("LtiDeepLinkingRequest".equals(message.get("type"))) {
                String own = WireJson.text(message.get("target_link_uri"));
                return own.isBlank() ? WireJson.text(tool.get("target_link_uri")) : own;
            }
        }
        return "";
    }

    private static Map<String, Object> answer(Client client) {
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("version", "1.3.0");
        tool.put("deployment_id", client.deploymentId());
        tool.put("target_link_uri", client.targetLinkUri());
        tool.put("domain", authority(client.targetLinkUri()));
        tool.put("description", client.description());
        tool.put(
                "messages",
                client.deepLinkingUri().isEmpty()
                        ? List.of()
                        : List.of(Map.of("type", "LtiDeepLinkingRequest", "target_link_uri", client.deepLinkingUri())));
        tool.put("custom_parameters", client.custom());
        tool.put("claims", client.claims());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", client.clientId());
        body.put("application_type", "web");
        body.put("response_types", List.of("id_token"));
        body.put("grant_types", List.of("client_credentials", "implicit"));
        body.put("token_endpoint_auth_method", "private_key_jwt");
        body.put("client_name", client.name());
        body.put("logo_uri", client.logoUri());
        body.put("jwks_uri", client.jwksUri());
        body.put("initiate_login_uri", client.loginUri());
        body.put("redirect_uris", client.redirectUris());
        body.put("scope", String.join(" ", client.scopes()));
        body.put(Lti.TOOL_CONFIGURATION, tool);
        return body;
    }

    private static void equal(Checks checks, Map<String, Object> body, String name, String value) throws HttpRefusal {
        need(checks, name + " is " + value, value.equals(body.get(name)), "invalid_" + name);
    }

    private static void contains(Checks checks, Map<String, Object> body, String name, String value)
            throws HttpRefusal {
        need(checks, name + " contains " + value, WireJson.texts(body.get(name)).contains(value), "invalid_" + name);
    }

    private static void need(Checks checks, String what, boolean passed, String word) throws HttpRefusal {
        checks.require(what, passed, word, () -> word(400, word));
    }

    private static Response word(int status, String word) {
        return Response.html(status, word);
    }

    private static String authority(String uri) {
        try {
            URI parsed = URI.create(uri);
            boolean web = "http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme());
            return web && parsed.getHost() != null ? parsed.getRawAuthority() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
