package org.waymark.lti.launch;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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
    private static final String RESOURCE_LINK = "LtiResourceLinkRequest";
    private static final String DEEP_LINKING = "LtiDeepLinkingRequest";
    private static final String SUBMISSION_REVIEW = "LtiSubmissionReviewRequest";
    private static final Set<String> KNOWN = Set.of(RESOURCE_LINK, DEEP_LINKING, SUBMISSION_REVIEW);

    /** The start of the names of our own parameters. */
    private static final String OURS = "waymark_";

    /** Brightspace's own claim; it tells there what a course is a copy of, asked or not. */
    private static final String BRIGHTSPACE = "http://www.brightspace.com";

    private final URI baseUrl;

    LaunchClaims(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Nullable
    String deploymentId(JWTClaimsSet claims) throws LaunchRejected {
        return ClaimValues.id(claims.getClaim(Claim.DEPLOYMENT_ID), "deployment_id");
    }

    Launch read(JWTClaimsSet claims, Registration registration, Deployment deployment, Launch.Login login)
            throws LaunchRejected {
        requireVersion(claims);
        String messageType = requireMessageType(claims);
        boolean picks = messageType.equals(DEEP_LINKING);
        URI target = picks && ClaimValues.isAbsent(claims, Claim.TARGET_LINK_URI) ? baseUrl : requireTarget(claims);
        boolean roleless = picks && ClaimValues.isAbsent(claims, Claim.ROLES);
        Set<Role> roles = roleless ? Set.of() : requireRoles(claims);
        Launch.Message message = switch (messageType) {
            case DEEP_LINKING -> deepLinking(claims, !roleless);
            case SUBMISSION_REVIEW -> submissionReview(claims, roles);
            default -> resourceLink(claims);
        };
        Map<?, ?> presentation = ClaimValues.optionalObject(claims, Claim.LAUNCH_PRESENTATION);
        return new Launch(
                registration,
                deployment,
                claims.getSubject(),
                name(claims),
                ClaimValues.cut(ClaimValues.text(claims.getClaim("email")), ClaimValues.LONGEST_ID),
                roles,
                message,
                course(claims),
                custom(claims, target),
                services(claims),
                ClaimValues.text(presentation.get("locale")),
                ClaimValues.httpUri(presentation.get("return_url")),
                login);
    }

    private static void requireVersion(JWTClaimsSet claims) throws LaunchRejected {
        if (!"1.3.0".equals(claims.getClaim(Claim.VERSION))) {
            throw new LaunchRejected(Reason.VERSION_WRONG, "version is not 1.3.0");
        }
    }

    private static String requireMessageType(JWTClaimsSet claims) throws LaunchRejected {
        String type = ClaimValues.text(claims.getClaim(Claim.MESSAGE_TYPE));
        if (type == null) {
            throw new LaunchRejected(Reason.MESSAGE_TYPE_MISSING, "no message_type");
        }
        if (!KNOWN.contains(type)) {
            throw new LaunchRejected(Reason.MESSAGE_TYPE_UNSUPPORTED, type.replaceAll("[^A-Za-z0-9]", "?"));
        }
        return type;
    }

    /** The signed target must be ours; nothing is ever redirected to it all the same. */
    private URI requireTarget(JWTClaimsSet claims) throws LaunchRejected {
        URI target = ClaimValues.httpUri(claims.getClaim(Claim.TARGET_LINK_URI));
        if (target == null
                || !target.getScheme().equalsIgnoreCase(baseUrl.getScheme())
                || !target.getRawAuthority().equalsIgnoreCase(baseUrl.getRawAuthority())) {
            throw new LaunchRejected(Reason.TARGET_WRONG, "target_link_uri is missing or not an address of this tool");
        }
        return target;
    }

    private static Launch.ResourceLinkMessage resourceLink(JWTClaimsSet claims) throws LaunchRejected {
        Map<?, ?> link = ClaimValues.object(claims, Claim.RESOURCE_LINK);
        String id = ClaimValues.id(link.get("id"), "resource_link.id");
        if (id == null) {
            throw new LaunchRejected(Reason.RESOURCE_LINK_MISSING, "no resource_link.id");
        }
        return new Launch.ResourceLinkMessage(
                id, Optional.ofNullable(ClaimValues.text(link.get("title"))).orElse(""));
    }

    private static Launch.Message deepLinking(JWTClaimsSet claims, boolean rolesTold) throws LaunchRejected {
        Map<?, ?> settings = ClaimValues.object(claims, Claim.DEEP_LINKING_SETTINGS);
        URI returnUrl = ClaimValues.httpUri(settings.get("deep_link_return_url"));
        if (returnUrl == null) {
            throw new LaunchRejected(Reason.DEEP_LINKING_SETTINGS_MISSING, "no deep_link_return_url");
        }
        Set<String> types = ClaimValues.strings(settings.get("accept_types"));
        if (types.isEmpty()) {
            throw new LaunchRejected(Reason.DEEP_LINKING_SETTINGS_MISSING, "no accept_types");
        }
        return new Launch.DeepLinkingMessage(
                returnUrl,
                types,
                Boolean.TRUE.equals(settings.get("accept_multiple")),
                !Boolean.FALSE.equals(settings.get("accept_lineitem")),
                settings.get("data") instanceof String data ? data : null,
                rolesTold);
    }

    /** A learner may open what is his or her own, an instructor what anybody of the course has done. */
    private static Launch.Message submissionReview(JWTClaimsSet claims, Set<Role> roles) throws LaunchRejected {
        String forUser =
                ClaimValues.id(ClaimValues.object(claims, Claim.FOR_USER).get("user_id"), "for_user.user_id");
        if (forUser == null) {
            throw new LaunchRejected(Reason.FOR_USER_MISSING, "no for_user.user_id");
        }
        Map<?, ?> endpoint = ClaimValues.object(claims, Claim.AGS_ENDPOINT);
        URI lineitem = ClaimValues.httpUri(endpoint.get("lineitem"), ClaimValues.httpUri(endpoint.get("lineitems")));
        if (lineitem == null) {
            throw new LaunchRejected(Reason.LINEITEM_MISSING, "no lineitem");
        }
        if (!roles.contains(Role.INSTRUCTOR) && !forUser.equals(claims.getSubject())) {
            throw new LaunchRejected(Reason.NOT_YOUR_SUBMISSION, "for_user is somebody else, and no instructor asks");
        }
        boolean coupled =
                ClaimValues.optionalObject(claims, Claim.RESOURCE_LINK).get("id") != null;
        return new Launch.SubmissionReviewMessage(forUser, lineitem, coupled ? resourceLink(claims) : null);
    }

    /** Missing roles are refused, an empty list is not (certification guide 6.1.2 and 6.1.3). */
    private static Set<Role> requireRoles(JWTClaimsSet claims) throws LaunchRejected {
        if (!(claims.getClaim(Claim.ROLES) instanceof List<?> list)) {
            throw new LaunchRejected(Reason.ROLES_MISSING, "no roles");
        }
        if (!list.stream().allMatch(String.class::isInstance)) {
            throw new LaunchRejected(Reason.CLAIM_MALFORMED, "a role is a text");
        }
        return Role.read(ClaimValues.strings(list));
    }

    private static Launch.@Nullable Course course(JWTClaimsSet claims) throws LaunchRejected {
        Map<?, ?> context = ClaimValues.optionalObject(claims, Claim.CONTEXT);
        String id = ClaimValues.id(context.get("id"), "context.id");
        return id == null
                ? null
                : new Launch.Course(
                        id,
                        ClaimValues.cut(ClaimValues.text(context.get("label")), ClaimValues.LONGEST_ID),
                        ClaimValues.text(context.get("title")));
    }

    /**
     * Returns the person's name; what a person signs in with is a name of last resort (Open edX, where it shares no
     * other).
     */
    private static @Nullable String name(JWTClaimsSet claims) {
        String name = ClaimValues.name(claims.getClaim("name"));
        if (name == null) {
            String given = ClaimValues.name(claims.getClaim("given_name"));
            String family = ClaimValues.name(claims.getClaim("family_name"));
            name = given == null ? family : family == null ? given : given + " " + family;
        }
        if (name == null) {
            name = ClaimValues.name(claims.getClaim("preferred_username"));
        }
        return ClaimValues.cut(name, ClaimValues.LONGEST_ID);
    }

    /**
     * A variable that the platform does not know comes back as its own name, such as {@code $Context.id.history}. What
     * the claim does not say of ours is read from the link's address, where it stands too.
     */
    private static Map<String, String> custom(JWTClaimsSet claims, URI target) throws LaunchRejected {
        Map<String, String> custom = new HashMap<>();
        String query = target.getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.startsWith(OURS) && equals > 0) {
                put(
                        custom,
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        ClaimValues.optionalObject(claims, Claim.CUSTOM).forEach((key, value) -> {
            if (key instanceof String name) {
                put(custom, name, value);
            }
        });
        if (custom.getOrDefault(Launch.HISTORY, "").isBlank()
                && claims.getClaim(BRIGHTSPACE) instanceof Map<?, ?> brightspace) {
            put(custom, Launch.HISTORY, brightspace.get("Context.id.history"));
        }
        return custom;
    }

    private static void put(Map<String, String> custom, String name, @Nullable Object value) {
        // PostgreSQL takes no zero character, not even to look something up.
        ClaimValues.custom(value)
                .filter(text -> !text.startsWith("$") && text.indexOf('\0') < 0)
                .ifPresent(text -> custom.put(name, text));
    }

    private static Launch.Services services(JWTClaimsSet claims) throws LaunchRejected {
        Map<?, ?> endpoint = ClaimValues.optionalObject(claims, Claim.AGS_ENDPOINT);
        URI lineitems = ClaimValues.httpUri(endpoint.get("lineitems"));
        // Only scopes with a meaning here are kept: a platform may list any number of others.
        Set<String> scopes = null;
        if (endpoint.get("scope") instanceof List<?> told) {
            scopes = ClaimValues.strings(told);
            scopes.retainAll(Scope.ALL);
        }
        return new Launch.Services(
                ClaimValues.httpUri(endpoint.get("lineitem"), lineitems),
                lineitems,
                scopes,
                ClaimValues.httpUri(
                        ClaimValues.optionalObject(claims, Claim.NRPS).get("context_memberships_url")));
    }
}
