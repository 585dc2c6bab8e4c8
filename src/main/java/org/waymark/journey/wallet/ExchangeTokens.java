package org.waymark.journey.wallet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.authorization.AuthorizationCodes;
import org.waymark.authorization.Client;
import org.waymark.authorization.Grant;
import org.waymark.authorization.GrantId;
import org.waymark.authorization.Grants;
import org.waymark.authorization.Scope;
import org.waymark.authorization.Secret;
import org.waymark.authorization.Tokens;
import org.waymark.people.LearnerId;
import org.waymark.work.Instance;

/**
 * A client exchanges a code, or a refresh token, for tokens, and gives tokens back. Whatever comes a second time was stolen
 * from somebody, so it ends all that the learner let this client do.
 */
public final class ExchangeTokens {
    private final Instance instance;
    private final Grants grants = new Grants();
    private final AuthorizationCodes codes = new AuthorizationCodes();
    private final Tokens tokens = new Tokens();
    private final SecureRandom random = new SecureRandom();

    ExchangeTokens(Instance instance) {
        this.instance = instance;
    }

    /** The outcome of an exchange. */
    public sealed interface Outcome {}

    /**
     * Tokens for a client.
     *
     * @param refresh null where the client gets none
     * @param life how long the access token is good
     */
    public record Issued(String access, @Nullable String refresh, Set<Scope> scopes, Duration life) implements Outcome {
        public Issued {
            scopes = Set.copyOf(scopes);
        }
    }

    /** Why there are no tokens (RFC 6749, 5.2). */
    public enum Refused implements Outcome {
        INVALID_GRANT,
        INVALID_SCOPE
    }

    /** Who a request is made for. */
    public record Caller(LearnerId learner, Grant grant, Set<Scope> scopes) {
        public Caller {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Exchanges a code.
     *
     * @param client has shown its secret
     */
    public Outcome exchange(Client client, String code, String redirect, String verifier) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            Optional<AuthorizationCodes.Kept> kept =
                    codes.find(handle, code).filter(one -> one.client().equals(client.id()));
            if (kept.isEmpty()) {
                return Refused.INVALID_GRANT;
            }
            AuthorizationCodes.Kept found = kept.get();
            if (!codes.markUsed(handle, code, now)) {
                grants.remove(handle, found.grant());
                return Refused.INVALID_GRANT;
            }
            boolean fits = now.isBefore(found.expiresAt())
                    && found.redirect().equals(redirect)
                    && isSame(found.challenge(), Secret.challenge(verifier));
            return fits ? issueFirst(handle, found.grant(), now) : Refused.INVALID_GRANT;
        });
    }

    private Outcome issueFirst(Handle handle, GrantId id, Instant now) {
        Optional<Grant> grant = grants.findActive(handle, id);
        return grant.isEmpty()
                ? Refused.INVALID_GRANT
                : issue(handle, grant.get(), grant.get().scopes(), now);
    }

    private Issued issue(Handle handle, Grant grant, Set<Scope> scopes, Instant now) {
        String access = Secret.ACCESS.random(random);
        tokens.add(handle, access, Tokens.Kind.ACCESS, grant.id(), scopes, now);
        String refresh = null;
        if (grant.scopes().contains(Scope.OFFLINE) && grant.client().refreshes()) {
            refresh = Secret.REFRESH.random(random);
            tokens.add(handle, refresh, Tokens.Kind.REFRESH, grant.id(), grant.scopes(), now);
        }
        for (Tokens.Kind kind : Tokens.Kind.values()) {
            tokens.removeOldest(handle, grant.id(), kind);
        }
        grants.markUsed(handle, grant, now);
        return new Issued(access, refresh, scopes, Tokens.ACCESS_LIFE);
    }

    /**
     * Exchanges a refresh token for new tokens, once.
     *
     * @param client has shown its secret
     * @param wanted fewer scopes than the learner gave; empty for all of them
     */
    public Outcome refresh(Client client, String refresh, Set<Scope> wanted) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            Optional<Tokens.Kept> kept =
                    tokens.find(handle, refresh).filter(token -> token.kind() == Tokens.Kind.REFRESH);
            Optional<Grant> grant = kept.flatMap(token -> grants.findActive(handle, token.grant()))
                    .filter(found -> found.client().id().equals(client.id()));
            if (kept.isEmpty() || grant.isEmpty()) {
                return Refused.INVALID_GRANT;
            }
            if (!grant.get().scopes().containsAll(wanted)) {
                return Refused.INVALID_SCOPE;
            }
            if (!now.isBefore(kept.get().expiresAt())) {
                return Refused.INVALID_GRANT;
            }
            if (!tokens.markUsed(handle, refresh, now)) {
                grants.remove(handle, grant.get().id());
                return Refused.INVALID_GRANT;
            }
            return issue(handle, grant.get(), wanted.isEmpty() ? grant.get().scopes() : wanted, now);
        });
    }

    /**
     * Takes back a token (RFC 7009). With a refresh token everything ends that the learner let the client do.
     *
     * @param client has shown its secret; a token of another client stays
     */
    public void revoke(Client client, String token) {
        instance.useTransaction(handle -> {
            Tokens.Kept kept = tokens.find(handle, token).orElse(null);
            if (kept == null
                    || grants.findActive(handle, kept.grant())
                            .filter(grant -> grant.client().id().equals(client.id()))
                            .isEmpty()) {
                return;
            }
            if (kept.kind() == Tokens.Kind.REFRESH) {
                grants.remove(handle, kept.grant());
            } else {
                tokens.remove(handle, token);
            }
        });
    }

    /** Finds who a request is made for, by its access token. */
    public Optional<Caller> find(String access) {
        Instant now = instance.now();
        return instance.inTransaction(handle -> tokens.find(handle, access)
                .filter(token -> token.kind() == Tokens.Kind.ACCESS && token.isGood(now))
                .flatMap(token -> grants.findActive(handle, token.grant()).map(grant -> {
                    grants.markUsed(handle, grant, now);
                    return new Caller(grant.learner(), grant, token.scopes());
                })));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
