package org.waymark.practice.trust;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens given out, in memory: a restart of the platform ends them all. */
public final class IssuedTokens {

    /** The rights of a token, its client, and when it ends. */
    public record Pass(String clientId, List<String> scopes, Instant until) {}

    private final Map<String, Pass> passes = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public IssuedTokens(InstantSource clock) {
        this.clock = clock;
    }

    public String add(String clientId, List<String> scopes, Duration life) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        passes.put(
                token, new Pass(clientId, List.copyOf(scopes), clock.instant().plus(life)));
        return token;
    }

    /** The pass behind a token that is known and not over. */
    public Optional<Pass> find(String token) {
        return Optional.ofNullable(passes.get(token))
                .filter(pass -> clock.instant().isBefore(pass.until()));
    }

    /** Ends every token given out so far, as a platform does when it loses its cache. */
    public void clear() {
        passes.clear();
    }
}
