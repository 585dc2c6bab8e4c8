package org.waymark.lti.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;

/**
 * A registration of this tool at a platform: issuer and client id (Security Framework 3.1.1).
 *
 * @param tokenAudience what a client assertion is addressed to, when the platform wants another value than its token
 *     endpoint
 * @param programme people of this platform who administer it look after all cities
 * @param ownKeys the platform reads the key set that this registration has for itself; false for one of version 0.1
 *     whose platform still reads the common key set
 */
public record Registration(
        RegistrationId id,
        String issuer,
        String clientId,
        String name,
        String product,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        @Nullable String tokenAudience,
        URI jwksUri,
        State state,
        boolean programme,
        boolean ownKeys) {

    /** The state of a registration, which says whether its launches are let in. */
    public enum State {
        ACTIVE,
        PENDING,
        OFF
    }

    /** Tells whether launches are let in, grades are sent and anything at all is signed for it. */
    public boolean active() {
        return state == State.ACTIVE;
    }

    /** The audience of client assertions. */
    public String assertionAudience() {
        return tokenAudience == null ? tokenEndpoint.toString() : tokenAudience;
    }

    /** The origin of the platform's pages, as {@code frame-ancestors} and {@code postMessage} want it. */
    public String origin() {
        return origin(authorizationEndpoint);
    }

    /**
     * Tells whether two http(s) addresses have the same scheme, host and port: what stands behind them is the same
     * server.
     */
    public static boolean sameOrigin(URI a, URI b) {
        return a.getHost() != null && b.getHost() != null && origin(a).equals(origin(b));
    }

    /**
     * Tells whether two addresses lead to the same place however they are written: letter case of scheme and host, the
     * usual port, percent-encoding, dots in the path, a slash at its end, query and fragment make no other place of it.
     */
    static boolean sameAddress(String a, String b) {
        return place(a).equals(place(b));
    }

    private static String place(String text) {
        try {
            URI uri = new URI(text).normalize();
            if (uri.getHost() == null) {
                return text;
            }
            String path = uri.getPath() == null ? "" : uri.getPath();
            return origin(uri) + path.replaceAll("/+", "/").replaceFirst("/$", "");
        } catch (URISyntaxException e) {
            return text;
        }
    }

    /** An issuer is an address in all but a few platforms, and no token goes to one that is none. */
    public static Optional<URI> address(String issuer) {
        try {
            return Optional.of(new URI(issuer)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Finds a value that this registration shares with one of another issuer, as the field's name in LTI. */
    Optional<String> findShared(Registration other) {
        if (issuer.equals(other.issuer)) {
            return Optional.empty();
        }
        if (clientId.equals(other.clientId)) {
            return Optional.of("client_id");
        }
        if (meets(tokenEndpoint.toString(), other)) {
            return Optional.of("token_endpoint");
        }
        return meets(assertionAudience(), other) ? Optional.of("token audience") : Optional.empty();
    }

    /**
     * Tells whether an address is where another registration's tokens come from. Platforms that stand side by side on
     * one server differ by their paths; at a server that is not the issuer's own every path may be the same program.
     */
    private boolean meets(String mine, Registration other) {
        boolean ownServer = address(mine)
                .filter(at -> address(issuer).filter(own -> sameOrigin(own, at)).isPresent())
                .isPresent();
        return Stream.of(other.tokenEndpoint.toString(), other.assertionAudience())
                .anyMatch(theirs -> sameAddress(mine, theirs) || (!ownServer && sameServer(mine, theirs)));
    }

    private static boolean sameServer(String a, String b) {
        return address(a)
                .filter(one ->
                        address(b).filter(other -> sameOrigin(one, other)).isPresent())
                .isPresent();
    }

    /** Scheme, host and port as a browser writes them: small letters, no usual port, no dot at the end of the host. */
    public static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        int usual = scheme.equals("http") ? 80 : 443;
        return scheme + "://" + host + (uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort());
    }
}
