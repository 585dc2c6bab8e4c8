package org.waymark.lti.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/** The exchange of LTI Dynamic Registration 1.0, from the tool's side: read the platform, ask, read the answer. */
public final class DynamicRegistration {
    private static final String SUBMISSION_REVIEW = "LtiSubmissionReviewRequest";

    private final Outbound outbound;
    private final URI baseUrl;

    public DynamicRegistration(Outbound outbound, URI baseUrl) {
        this.outbound = outbound;
        this.baseUrl = baseUrl;
    }

    /**
     * What came of it.
     *
     * @param deploymentId null when the platform does not say it now; its launches then name it
     */
    public record Registered(
            PlatformMetadata platform,
            String clientId,
            @Nullable String deploymentId) {}

    /**
     * Registers this tool at the platform whose configuration stands at the given address.
     *
     * @param registrationToken sent as bearer token when the platform gave one (some give none)
     * @throws RegistrationRefused when the address may not be called, or either side does not hold to the protocol
     */
    public Registered register(String openidConfiguration, @Nullable String registrationToken)
            throws RegistrationRefused {
        URI address = address(openidConfiguration);
        Answer configuration = send(Ask.get(address).with("Accept", "application/json"), "configuration");
        if (configuration.status() != 200) {
            throw new RegistrationRefused(
                    "The platform's configuration could not be read: it answered " + configuration.status() + ".");
        }
        PlatformMetadata platform = PlatformMetadata.read(address, configuration.body());
        requireCallable(platform.registrationEndpoint());
        requireCallable(platform.tokenEndpoint());
        requireCallable(platform.jwksUri());
        Ask request = Ask.post(platform.registrationEndpoint(), "application/json", Json.write(request(platform)))
                .with("Accept", "application/json");
        Answer answer = send(
                registrationToken == null ? request : request.with("Authorization", "Bearer " + registrationToken),
                "registration");
        if (!answer.ok()) {
            throw new RegistrationRefused("The platform refused the registration with status " + answer.status()
                    + (answer.status() == 401 ? ": its registration link was used before or has expired." : "."));
        }
        return read(platform, answer.body());
    }

    static Registered read(PlatformMetadata platform, String body) throws RegistrationRefused {
        JsonNode json = Json.read(body)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new RegistrationRefused("The platform's answer to the registration is not JSON."));
        Optional<String> clientId = Json.text(json, "client_id").filter(DynamicRegistration::isId);
        Optional<String> deployment =
                Json.text(json.path(Claim.TOOL_CONFIGURATION), "deployment_id").filter(DynamicRegistration::isId);
        return new Registered(
                platform,
                clientId.orElseThrow(() -> new RegistrationRefused("The platform's answer lacks a client_id.")),
                deployment.orElse(null));
    }

    private static boolean isId(String text) {
        return PlatformMetadata.isPrintable(text) && text.length() <= 255;
    }

    private Map<String, Object> request(PlatformMetadata platform) {
        String launch = baseUrl + "/lti/launch";
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("domain", baseUrl.getRawAuthority());
        tool.put("target_link_uri", launch);
        tool.put("description", "Turns course completions into progress on a city's certification.");
        // Moodle fills the history of a copied course only when it is asked for by name.
        tool.put("custom_parameters", Map.of("context_history", "$Context.id.history"));
        tool.put("claims", List.of("iss", "sub", "name", "given_name", "family_name"));
        tool.put("messages", messages(platform, launch));
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("application_type", "web");
        request.put("response_types", List.of("id_token"));
        request.put("grant_types", List.of("client_credentials", "implicit"));
        request.put("initiate_login_uri", baseUrl + "/lti/login");
        request.put("redirect_uris", List.of(launch));
        request.put("client_name", "Waymark");
        request.put("client_uri", baseUrl.toString());
        request.put("jwks_uri", baseUrl + "/.well-known/jwks.json");
        request.put("logo_uri", baseUrl + "/assets/waymark.svg");
        request.put("token_endpoint_auth_method", "private_key_jwt");
        request.put("scope", String.join(" ", platform.scopes()));
        request.put(Claim.TOOL_CONFIGURATION, tool);
        return request;
    }

    /** Two that every platform has, and one that is asked for only where the platform says that it knows it. */
    private static List<Map<String, String>> messages(PlatformMetadata platform, String launch) {
        List<Map<String, String>> messages = new ArrayList<>();
        messages.add(message("LtiResourceLinkRequest", launch, "Waymark"));
        messages.add(message("LtiDeepLinkingRequest", launch, "Add a learning opportunity"));
        if (platform.messages().contains(SUBMISSION_REVIEW)) {
            messages.add(message(SUBMISSION_REVIEW, launch, "Evidence and decision"));
        }
        return messages;
    }

    private static Map<String, String> message(String type, String launch, String label) {
        return Map.of("type", type, "target_link_uri", launch, "label", label);
    }

    private static URI address(String text) throws RegistrationRefused {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same refusal.
        }
        throw new RegistrationRefused("The address of the platform's configuration is not an address.");
    }

    private void requireCallable(URI uri) throws RegistrationRefused {
        try {
            outbound.requireCallable(uri);
        } catch (NoAnswer e) {
            throw refused(e, "an address it names");
        }
    }

    private Answer send(Ask ask, String what) throws RegistrationRefused {
        try {
            return outbound.send(ask);
        } catch (NoAnswer e) {
            throw refused(e, "its " + what);
        }
    }

    private static RegistrationRefused refused(NoAnswer e, String what) {
        return new RegistrationRefused(
                switch (e.why()) {
                    case FORBIDDEN ->
                        "The platform cannot be called: " + what
                                + " is not https, or lies inside a private network that the operator did not open.";
                    case TIMEOUT -> "The platform did not answer in time when asked for " + what + ".";
                    case TOO_LARGE -> "The platform's answer for " + what + " is too large.";
                    case UNREACHABLE -> "The platform could not be reached for " + what + ".";
                });
    }
}
