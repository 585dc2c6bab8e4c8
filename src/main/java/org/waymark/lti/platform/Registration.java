package org.waymark.lti.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One registration of this tool at a platform: issuer and client id (Security Framework 3.1.1).
 *
 * @param tokenAudience what a client assertion is addressed to, when the platform wants another value than its token
 *     endpoint
 * @param programme people of this platform who administer it look after all cities
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
        boolean programme) {

    /** Whether launches of a registration are let in. */
    public enum State {
        ACTIVE,
        PENDING,
        OFF
    }

    /** The audience of client assertions. */
    public String assertionAudience() {
        return tokenAudience == null ? tokenEndpoint.toString() : tokenAudience;
    }

    /** The origin of the platform's pages, as {@code frame-ancestors} and {@code postMessage} want it. */
    public String origin() {
        return origin(authorizationEndpoint);
    }

    /** Whether two http(s) addresses have the same scheme, host and port: what stands behind them is the same server. */
    static boolean sameOrigin(URI a, URI b) {
        return String.valueOf(a.getScheme()).equalsIgnoreCase(b.getScheme())
                && String.valueOf(a.getHost()).equalsIgnoreCase(b.getHost())
                && port(a) == port(b);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }

    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
