package org.waymark.lti.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;

/**
 * The metadata that a platform gives of itself before a dynamic registration (Dynamic Registration 1.0, 3.4).
 *
 * @param messages the types of LTI messages it says that it sends
 * @param tokenAudience whom client assertions are to be addressed to, when it is not the token endpoint
 * @param pickerPlacements where the content picker can stand, of those that fit; empty when the platform says nothing
 */
public record PlatformMetadata(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        @Nullable String tokenAudience,
        URI jwksUri,
        URI registrationEndpoint,
        List<String> scopes,
        Set<String> messages,
        List<String> pickerPlacements,
        String product,
        String name) {
    private static final Messages MESSAGES = Messages.of(PlatformMetadata.class);

    /** The standard's own name for the place where teachers choose content, and Canvas's names for such places. */
    private static final List<String> PLACEMENTS = List.of("ContentArea", "assignment_selection", "link_selection");

    public PlatformMetadata {
        scopes = List.copyOf(scopes);
        messages = Set.copyOf(messages);
    }

    /**
     * Reads and checks the platform's configuration.
     *
     * @param address where it was fetched: the issuer must have the same origin (Dynamic Registration 1.0, 3.5.1)
     * @throws RegistrationRefused naming what is missing or does not fit
     */
    public static PlatformMetadata read(URI address, String body) throws RegistrationRefused {
        JsonNode json = Json.read(body)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new RegistrationRefused(MESSAGES.message("configuration.not-json")));
        String issuer = require(json, "issuer");
        URI issuerUri = uri("issuer", issuer);
        if (!Registration.sameOrigin(issuerUri, address)) {
            throw new RegistrationRefused(MESSAGES.message("configuration.issuer", "issuer", issuer));
        }
        JsonNode platform = json.path(Claim.PLATFORM_CONFIGURATION);
        String product = Json.text(platform, "product_family_code")
                .filter(PlatformMetadata::isPrintable)
                .orElse("unknown");
        return new PlatformMetadata(
                issuer,
                uri("authorization_endpoint", require(json, "authorization_endpoint")),
                uri("token_endpoint", require(json, "token_endpoint")),
                audience(json),
                uri("jwks_uri", require(json, "jwks_uri")),
                uri("registration_endpoint", require(json, "registration_endpoint")),
                offeredScopes(json.path("scopes_supported")),
                messages(platform.path("messages_supported")),
                placements(platform.path("messages_supported")),
                cut(product, 100),
                cut(product + " at " + issuerUri.getAuthority(), 255));
    }

    private static List<String> offeredScopes(JsonNode supported) {
        TreeSet<String> offered = new TreeSet<>();
        supported.forEach(scope -> offered.add(scope.asText()));
        List<String> wanted = new ArrayList<>(Scope.ALL);
        if (!offered.isEmpty()) {
            wanted.retainAll(offered);
        }
        return List.copyOf(wanted);
    }

    private static Set<String> messages(JsonNode supported) {
        Set<String> types = new TreeSet<>();
        supported.forEach(message -> Json.text(message, "type").ifPresent(types::add));
        return types;
    }

    /** Brightspace names its audience by address here; Canvas writes a bare host, which its token endpoint refuses. */
    private static @Nullable String audience(JsonNode json) {
        return Json.text(json, "authorization_server")
                .filter(text -> isPrintable(text) && text.length() <= 500 && text.matches("https?://.+"))
                .orElse(null);
    }

    private static List<String> placements(JsonNode messages) {
        List<String> offered = new ArrayList<>();
        for (JsonNode message : messages) {
            if (message.path("type").asText().equals("LtiDeepLinkingRequest")) {
                message.path("placements").forEach(placement -> offered.add(placement.asText()));
            }
        }
        return PLACEMENTS.stream().filter(offered::contains).toList();
    }

    private static String require(JsonNode json, String field) throws RegistrationRefused {
        Optional<String> text = Json.text(json, field).filter(value -> isPrintable(value) && value.length() <= 500);
        return text.orElseThrow(() -> new RegistrationRefused(MESSAGES.message("configuration.lacks", "field", field)));
    }

    private static URI uri(String field, String text) throws RegistrationRefused {
        try {
            URI uri = new URI(text);
            // A browser is sent to one of these addresses, so another scheme, such as javascript, is none.
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through to the refusal, which says the same for every kind of bad address.
        }
        throw new RegistrationRefused(MESSAGES.message("configuration.address", "field", field));
    }

    /**
     * The audience that a platform may choose for itself: one at the server of its tokens or of its issuer. Another is
     * an operator's word, because assertions addressed to somebody else's token endpoint are worth something there.
     */
    public @Nullable String ownAudience() {
        return isForeignAudience() ? null : tokenAudience;
    }

    private boolean isForeignAudience() {
        URI audience = tokenAudience == null
                ? null
                : Registration.address(tokenAudience).orElse(null);
        return tokenAudience != null
                && (audience == null
                        || !(Registration.sameOrigin(audience, tokenEndpoint)
                                || Registration.address(issuer)
                                        .filter(own -> Registration.sameOrigin(own, audience))
                                        .isPresent()));
    }

    /** Tells whether a registration names these addresses already; a platform that names no audience changes none. */
    public boolean isAsIn(Registration known) {
        return authorizationEndpoint.equals(known.authorizationEndpoint())
                && tokenEndpoint.equals(known.tokenEndpoint())
                && jwksUri.equals(known.jwksUri())
                && (tokenAudience == null || tokenAudience.equals(known.tokenAudience()));
    }

    /** Not blank, and without control characters: PostgreSQL refuses a zero, and no name needs the others. */
    static boolean isPrintable(String text) {
        return !text.isBlank() && text.chars().noneMatch(Character::isISOControl);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
