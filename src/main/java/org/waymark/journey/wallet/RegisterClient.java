package org.waymark.journey.wallet;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.waymark.authorization.AuthorizationCodes;
import org.waymark.authorization.Client;
import org.waymark.authorization.ClientId;
import org.waymark.authorization.ClientMetadata;
import org.waymark.authorization.Clients;
import org.waymark.authorization.Secret;
import org.waymark.authorization.Tokens;
import org.waymark.work.Instance;

/**
 * A client registers itself (RFC 7591): anybody may, and it gives no right to anything until a learner says so. What nobody
 * uses is forgotten, so that strangers fill no table.
 */
public final class RegisterClient {
    /** So long a client waits for its first learner. */
    private static final Duration NEVER_USED = Duration.ofDays(7);

    /** So long it waits also where others want its place: whoever connects a wallet does it in minutes. */
    private static final Duration LEFT_ALONE = Duration.ofHours(1);

    private static final Duration LONG_UNUSED = Duration.ofDays(400);
    private static final int MOST_UNUSED = 5_000;

    private final Instance instance;
    private final Clients clients = new Clients();
    private final AuthorizationCodes codes = new AuthorizationCodes();
    private final Tokens tokens = new Tokens();
    private final SecureRandom random = new SecureRandom();

    RegisterClient(Instance instance) {
        this.instance = instance;
    }

    /** A client with its secret, which is told once. */
    public record Registered(Client client, String secret) {}

    /** Registers a client; empty where too many wait for their first learner. */
    public Optional<Registered> register(ClientMetadata metadata) {
        String secret = Secret.CLIENT.random(random);
        Client client = new Client(
                ClientId.random(),
                metadata.name(),
                metadata.homepage(),
                metadata.terms(),
                metadata.policy(),
                metadata.redirects(),
                metadata.scopes(),
                metadata.refreshes(),
                instance.now().truncatedTo(ChronoUnit.SECONDS));
        return instance.inTransaction(handle -> {
            boolean full = clients.countUnused(handle) >= MOST_UNUSED;
            if (full && clients.removeOldestUnused(handle, instance.now().minus(LEFT_ALONE)) == 0) {
                return Optional.empty();
            }
            clients.add(handle, client, Secret.hash(secret));
            return Optional.of(new Registered(client, secret));
        });
    }

    /** Finds the client that knows its secret. */
    public Optional<Client> authenticate(ClientId id, String secret) {
        return instance.inTransaction(handle -> clients.find(handle, id, Secret.hash(secret)));
    }

    /** Forgets clients that nobody uses, and what expired. */
    void removeUnused() {
        Instant now = instance.now();
        instance.useTransaction(handle -> {
            tokens.removeExpired(handle, now);
            // A code is known again for as long as what it was exchanged for is good.
            codes.removeExpired(handle, now.minus(Tokens.REFRESH_LIFE));
            clients.removeUnused(handle, now.minus(NEVER_USED), now.minus(LONG_UNUSED));
        });
    }
}
