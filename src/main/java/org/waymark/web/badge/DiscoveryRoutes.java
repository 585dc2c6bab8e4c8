package org.waymark.web.badge;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.waymark.authorization.Scope;
import org.waymark.lti.payload.Json;
import org.waymark.web.Routes;
import org.waymark.web.Site;

/**
 * Says to programs what is where: the service description documents of Open Badges 3.0 and CLR 2.0 (OpenAPI 3.0), and the
 * metadata of the authorization server (RFC 8414). Scripts of other sites may read these and call the API: a token is all
 * that counts, and no cookie is looked at.
 */
final class DiscoveryRoutes implements Routes {
    private final String base;

    DiscoveryRoutes(Site site) {
        this.base = site.baseUrl.toString();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        String openBadges = description("openbadges.json");
        String records = description("records.json");
        String metadata = Json.write(metadata());
        for (String path : List.of(
                ApiAddresses.OPEN_BADGES + "/*",
                ApiAddresses.RECORDS + "/*",
                ApiAddresses.REGISTER,
                ApiAddresses.TOKEN,
                ApiAddresses.REVOKE,
                ApiAddresses.METADATA)) {
            routes.before(path, context -> {
                context.header("Access-Control-Allow-Origin", "*");
                context.header("Access-Control-Expose-Headers", "Link, Retry-After, WWW-Authenticate, X-Total-Count");
            });
            routes.options(path, DiscoveryRoutes::allow);
        }
        routes.get("/ims/ob/v3p0/discovery", context -> send(context, openBadges));
        routes.get("/ims/clr/v2p0/discovery", context -> send(context, records));
        routes.get("/.well-known/oauth-authorization-server", context -> send(context, metadata));
    }

    /** Lets a browser ask what it may send. */
    private static void allow(Context context) {
        context.header("Access-Control-Allow-Methods", "GET, POST, PUT");
        context.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
        context.header("Access-Control-Max-Age", "3600");
        context.status(204);
    }

    private static void send(Context context, String text) {
        context.header("Cache-Control", "public, max-age=3600");
        context.contentType("application/json").result(text);
    }

    private String description(String file) {
        try (InputStream in = DiscoveryRoutes.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{base}", base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", base);
        metadata.put("authorization_endpoint", base + ApiAddresses.AUTHORIZE);
        metadata.put("token_endpoint", base + ApiAddresses.TOKEN);
        metadata.put("revocation_endpoint", base + ApiAddresses.REVOKE);
        metadata.put("registration_endpoint", base + ApiAddresses.REGISTER);
        metadata.put(
                "scopes_supported",
                Arrays.stream(Scope.values()).map(Scope::address).toList());
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        metadata.put("revocation_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        metadata.put("op_policy_uri", base + ApiAddresses.WALLETS + "#privacy");
        metadata.put("op_tos_uri", base + ApiAddresses.WALLETS + "#terms");
        return metadata;
    }
}
