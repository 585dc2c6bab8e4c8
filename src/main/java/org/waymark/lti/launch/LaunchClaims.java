package org.waymark.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Deployment;
import org.waymark.lti.platform.Registration;

/** Reads the LTI claims of a token whose signature is trusted (LTI Core 5.3 and 5.4). Unknown claims are ignored. */
final class LaunchClaims {
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_TEXT = 500;

    private final URI baseUrl;

    LaunchClaims(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Nullable
    String deploymentId(JWTClaimsSet claims) throws LaunchRejected {
        return id(claims.getClaim(Claim.DEPLOYMENT_ID), "deployment_id");
    }

    Launch read(JWTClaimsSet claims, Registration registration, Deployment deployment, Launch.Recognised recognised)
            throws LaunchRejected {
        requireVersion(claims);
        String messageType = requireMessageType(claims);
        requireTarget(claims);
        Launch.Message message =
                messageType.equals("LtiDeepLinkingRequest") ? deepLinking(claims) : resourceLink(claims);
        Set<Role> roles = requireRoles(claims);
        Map<?, ?> presentation = object(claims, Claim.LAUNCH_PRESENTATION);
        return new Launch(
                registration,
                deployment,
                claims.getSubject(),
                name(claims),
                roles,
                message,
                course(claims),
                custom(claims),
                services(claims),
                text(presentation.get("locale")),
                httpUri(presentation.get("return_url")),
                recognised);
    }

    private static void requireVersion(JWTClaimsSet claims) throws LaunchRejected {
        if (!"1.3.0".equals(claims.getClaim(Claim.VERSION))) {
            throw new LaunchRejected(Reason.VERSION_WRONG, "version is not 1.3.0");
        }
    }

    private static String requireMessageType(JWTClaimsSet claims) throws LaunchRejected {
        String type = text(claims.getClaim(Claim.MESSAGE_TYPE));
        if (type == null) {
            throw new LaunchRejected(Reason.MESSAGE_TYPE_MISSING, "no message_type");
        }
        if (!type.equals("LtiResourceLinkRequest") && !type.equals("LtiDeepLinkingRequest")) {
            throw new LaunchRejected(Reason.MESSAGE_TYPE_UNSUPPORTED, type.replaceAll("[^A-Za-z0-9]", "?"));
        }
        return type;
    }

    /** The signed target must be ours; nothing is ever redirected to it all the same. */
    private void requireTarget(JWTClaimsSet claims) throws LaunchRejected {
        URI target = httpUri(claims.getClaim(Claim.TARGET_LINK_URI));
        boolean ours = target != null
                && target.getScheme().equalsIgnoreCase(baseUrl.getScheme())
                && target.getRawAuthority().equalsIgnoreCase(baseUrl.getRawAuthority());
        if (!ours) {
            throw new LaunchRejected(Reason.TARGET_WRONG, "target_link_uri is missing or not an address of this tool");
        }
    }

    private static Launch.Message resourceLink(JWTClaimsSet claims) throws LaunchRejected {
        Map<?, ?> link = object(claims, Claim.RESOURCE_LINK);
        String id = id(link.get("id"), "resource_link.id");
        if (id == null) {
            throw new LaunchRejected(Reason.RESOURCE_LINK_MISSING, "no resource_link.id");
        }
        return new Launch.ResourceLinkMessage(
                id, Optional.ofNullable(text(link.get("title"))).orElse(""));
    }

    private static Launch.Message deepLinking(JWTClaimsSet claims) throws LaunchRejected {
        Map<?, ?> settings = object(claims, Claim.DEEP_LINKING_SETTINGS);
        URI returnUrl = httpUri(settings.get("deep_link_return_url"));
        if (returnUrl == null) {
            throw new LaunchRejected(Reason.DEEP_LINKING_SETTINGS_MISSING, "no deep_link_return_url");
        }
        Set<String> types = strings(settings.get("accept_types"));
        if (types.isEmpty()) {
            throw new LaunchRejected(Reason.DEEP_LINKING_SETTINGS_MISSING, "no accept_types");
        }
        return new Launch.DeepLinkingMessage(
                returnUrl,
                types,
                Boolean.TRUE.equals(settings.get("accept_multiple")),
                !Boolean.FALSE.equals(settings.get("accept_lineitem")),
                settings.get("data") instanceof String data ? data : null);
    }

    /** Missing roles are refused, an empty list is not (certification guide 6.1.2 and 6.1.3). */
    private static Set<Role> requireRoles(JWTClaimsSet claims) throws LaunchRejected {
        if (!(claims.getClaim(Claim.ROLES) instanceof List<?> list)) {
            throw new LaunchRejected(Reason.ROLES_MISSING, "no roles");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object role : list) {
            if (role instanceof String text) {
                Role.read(text).ifPresent(roles::add);
            }
        }
        return roles;
    }

    private static Launch.@Nullable Course course(JWTClaimsSet claims) throws LaunchRejected {
        Map<?, ?> context = object(claims, Claim.CONTEXT);
        String id = id(context.get("id"), "context.id");
        return id == null
                ? null
                : new Launch.Course(id, cut(text(context.get("label")), LONGEST_ID), text(context.get("title")));
    }

    private static @Nullable String name(JWTClaimsSet claims) {
        String name = text(claims.getClaim("name"));
        if (name == null) {
            String given = text(claims.getClaim("given_name"));
            String family = text(claims.getClaim("family_name"));
            name = given == null ? family : family == null ? given : given + " " + family;
        }
        return cut(name, LONGEST_ID);
    }

    /** A variable that the platform does not know comes back as its own name, such as {@code $Context.id.history}. */
    private static Map<String, String> custom(JWTClaimsSet claims) throws LaunchRejected {
        Map<String, String> custom = new HashMap<>();
        object(claims, Claim.CUSTOM).forEach((key, value) -> {
            // PostgreSQL takes no zero character, not even to look something up.
            if (key instanceof String name
                    && value instanceof String text
                    && !text.startsWith("$")
                    && text.indexOf('\0') < 0) {
                custom.put(name, text);
            }
        });
        return custom;
    }

    private static Launch.Services services(JWTClaimsSet claims) throws LaunchRejected {
        Map<?, ?> endpoint = object(claims, Claim.AGS_ENDPOINT);
        // Only scopes with a meaning here are kept: a platform may list any number of others.
        Set<String> scopes = strings(endpoint.get("scope"));
        scopes.retainAll(Scope.ALL);
        return new Launch.Services(
                httpUri(endpoint.get("lineitem")),
                httpUri(endpoint.get("lineitems")),
                scopes,
                httpUri(object(claims, Claim.NRPS).get("context_memberships_url")));
    }

    private static Map<?, ?> object(JWTClaimsSet claims, String name) throws LaunchRejected {
        Object value = claims.getClaim(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new LaunchRejected(Reason.CLAIM_MALFORMED, name + " is not an object");
    }

    private static @Nullable String id(@Nullable Object value, String name) throws LaunchRejected {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return null;
        }
        if (value instanceof String text
                && text.length() <= LONGEST_ID
                && text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        throw new LaunchRejected(Reason.CLAIM_MALFORMED, name + " is not a printable text of at most 255 characters");
    }

    private static Set<String> strings(@Nullable Object value) {
        Set<String> texts = new HashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof String text) {
                    texts.add(text);
                }
            });
        }
        return texts;
    }

    /** A text that can be shown and stored: no blank one, no control characters (PostgreSQL refuses a zero), not long. */
    private static @Nullable String text(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? null : cut(clean, LONGEST_TEXT);
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    private static @Nullable URI httpUri(@Nullable Object value) {
        if (!(value instanceof String text) || text.length() > 1000) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
