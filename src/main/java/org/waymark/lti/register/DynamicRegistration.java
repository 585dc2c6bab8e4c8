package org.waymark.lti.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.outbound.Answer;
import org.waymark.outbound.Ask;
import org.waymark.outbound.NoAnswer;
import org.waymark.outbound.Outbound;

/** The exchange of LTI Dynamic Registration 1.0, from the tool's side: read the platform, ask, read the answer. */
public final class DynamicRegistration {
    private static final Messages MESSAGES = Messages.of(DynamicRegistration.class);

    /** A person waits in front of a frame that shows nothing yet. */
    private static final Duration IN_ALL = Duration.ofSeconds(10);

    private static final String SUBMISSION_REVIEW = "LtiSubmissionReviewRequest";

    private final Outbound outbound;
    private final URI baseUrl;

    public DynamicRegistration(Outbound outbound, URI baseUrl) {
        this.outbound = outbound;
        this.baseUrl = baseUrl;
    }

    /**
     * The result of a dynamic registration.
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
     * @param keySet the id of the key set that is made for this registration
     * @param registrationToken sent as bearer token when the platform gave one (some give none)
     * @throws RegistrationRefused when the address may not be called, or either side does not hold to the protocol
     */
    public Registered register(UUID keySet, String openidConfiguration, @Nullable String registrationToken)
            throws RegistrationRefused {
        ToolFacts tool = new ToolFacts(baseUrl, keySet.toString());
        long end = System.nanoTime() + IN_ALL.toNanos();
        URI address = address(openidConfiguration);
        Ask question = Ask.get(address).with("Accept", "application/json");
        // Canvas gives its configuration only to whoever shows the token; elsewhere it does no harm.
        Answer configuration =
                send(authorized(question, registrationToken), end, MESSAGES.message("asked.configuration"));
        if (configuration.status() != 200) {
            boolean moved = configuration.status() >= 300 && configuration.status() < 400;
            throw new RegistrationRefused(MESSAGES.message(
                    moved ? "configuration.moved" : "configuration.status",
                    "status",
                    Integer.toString(configuration.status())));
        }
        PlatformMetadata platform = PlatformMetadata.read(address, configuration.body());
        if (!"https".equalsIgnoreCase(platform.authorizationEndpoint().getScheme())) {
            // Only browsers open this one, so it may lie where this tool cannot reach; but never in the clear.
            requireCallable(platform.authorizationEndpoint(), "authorization_endpoint");
        }
        requireCallable(platform.registrationEndpoint(), "registration_endpoint");
        requireCallable(platform.tokenEndpoint(), "token_endpoint");
        requireCallable(platform.jwksUri(), "jwks_uri");
        Ask request = Ask.post(platform.registrationEndpoint(), "application/json", Json.write(request(tool, platform)))
                .with("Accept", "application/json");
        Answer answer;
        try {
            answer = send(authorized(request, registrationToken), end, MESSAGES.message("asked.registration"));
        } catch (RegistrationRefused e) {
            throw e.afterTelling();
        }
        if (!answer.ok()) {
            throw new RegistrationRefused(MESSAGES.message(
                    answer.status() == 401 ? "answer.used" : "answer.status",
                    "status",
                    Integer.toString(answer.status())));
        }
        try {
            return read(platform, answer.body());
        } catch (RegistrationRefused e) {
            throw e.afterTelling();
        }
    }

    private static Ask authorized(Ask ask, @Nullable String token) {
        return token == null ? ask : ask.with("Authorization", "Bearer " + token);
    }

    static Registered read(PlatformMetadata platform, String body) throws RegistrationRefused {
        JsonNode json = Json.read(body)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new RegistrationRefused(MESSAGES.message("answer.not-json")));
        Optional<String> clientId = Json.text(json, "client_id").filter(DynamicRegistration::isId);
        Optional<String> deployment =
                Json.text(json.path(Claim.TOOL_CONFIGURATION), "deployment_id").filter(DynamicRegistration::isId);
        return new Registered(
                platform,
                clientId.orElseThrow(() -> new RegistrationRefused(MESSAGES.message("answer.no-client"))),
                deployment.orElse(null));
    }

    private static boolean isId(String text) {
        return PlatformMetadata.isPrintable(text) && text.length() <= 255;
    }

    private static Map<String, Object> request(ToolFacts tool, PlatformMetadata platform) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("domain", tool.domain());
        configuration.put("target_link_uri", tool.launchUri());
        configuration.put("description", ToolFacts.DESCRIPTION);
        configuration.put("custom_parameters", tool.custom());
        configuration.put("claims", ToolFacts.CLAIMS);
        configuration.put("messages", messages(tool, platform));
        if (platform.product().equals("canvas")) {
            // Without it Canvas shares no name, whatever claims are asked for.
            configuration.put("https://canvas.instructure.com/lti/privacy_level", "name_only");
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("application_type", "web");
        request.put("response_types", List.of("id_token"));
        request.put("grant_types", List.of("client_credentials", "implicit"));
        request.put("initiate_login_uri", tool.loginUri());
        request.put("redirect_uris", List.of(tool.launchUri()));
        request.put("client_name", ToolFacts.NAME);
        request.put("client_uri", tool.baseUrl().toString());
        request.put("jwks_uri", tool.jwksUri());
        request.put("logo_uri", tool.logoUri());
        request.put("token_endpoint_auth_method", "private_key_jwt");
        request.put("scope", String.join(" ", platform.scopes()));
        request.put(Claim.TOOL_CONFIGURATION, configuration);
        return request;
    }

    /** Two that every platform has, and one that is asked for only where the platform says that it knows it. */
    private static List<Map<String, Object>> messages(ToolFacts tool, PlatformMetadata platform) {
        List<Map<String, Object>> messages = new ArrayList<>();
        messages.add(message(tool, "LtiResourceLinkRequest", ToolFacts.NAME));
        Map<String, Object> picker = message(tool, "LtiDeepLinkingRequest", ToolFacts.PICKER);
        if (!platform.pickerPlacements().isEmpty()) {
            picker.put("placements", platform.pickerPlacements());
        }
        messages.add(picker);
        if (platform.messages().contains(SUBMISSION_REVIEW)) {
            messages.add(message(tool, SUBMISSION_REVIEW, "Evidence and decision"));
        }
        return messages;
    }

    private static Map<String, Object> message(ToolFacts tool, String type, String label) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("target_link_uri", tool.launchUri());
        message.put("label", label);
        return message;
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
        throw new RegistrationRefused(MESSAGES.message("configuration.no-address"));
    }

    private void requireCallable(URI uri, String field) throws RegistrationRefused {
        try {
            outbound.requireCallable(uri);
        } catch (NoAnswer e) {
            throw refused(e, field);
        }
    }

    private Answer send(Ask ask, long end, Message what) throws RegistrationRefused {
        try {
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            return outbound.send(ask.within(left));
        } catch (NoAnswer e) {
            throw refused(e, what);
        }
    }

    /** @param what the name of a field, or a message: what was asked for */
    private static RegistrationRefused refused(NoAnswer e, Object what) {
        return new RegistrationRefused(MESSAGES.message(
                switch (e.why()) {
                    case FORBIDDEN -> "call.forbidden";
                    case TIMEOUT, BUSY -> "call.late";
                    case TOO_LARGE -> "call.too-large";
                    case UNREACHABLE -> "call.unreachable";
                },
                "what",
                what));
    }
}
