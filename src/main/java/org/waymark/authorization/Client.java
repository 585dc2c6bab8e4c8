package org.waymark.authorization;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A program of somebody else that registered itself (RFC 7591). All that it says of itself is its own word; that a code
 * goes to one of its redirect addresses is all that is sure.
 *
 * @param name as it calls itself
 * @param homepage where it describes itself
 * @param terms where its terms of service stand
 * @param policy where it says what it does with people's data
 * @param redirects where codes are sent, letter by letter
 * @param scopes what it may ever ask for
 * @param refreshes whether it may get refresh tokens
 */
public record Client(
        ClientId id,
        String name,
        String homepage,
        String terms,
        String policy,
        List<String> redirects,
        Set<Scope> scopes,
        boolean refreshes,
        Instant registeredAt) {
    public Client {
        redirects = List.copyOf(redirects);
        scopes = Set.copyOf(scopes);
    }

    /** The host of its pages, which is also that of its redirect addresses, but for those on the reader's own machine. */
    public String host() {
        return URI.create(homepage).getHost();
    }
}
