package org.waymark.journey.wallet;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.authorization.AuthorizationCodes;
import org.waymark.authorization.Client;
import org.waymark.authorization.ClientId;
import org.waymark.authorization.Clients;
import org.waymark.authorization.ConnectCodes;
import org.waymark.authorization.Grant;
import org.waymark.authorization.GrantId;
import org.waymark.authorization.Grants;
import org.waymark.authorization.Scope;
import org.waymark.authorization.Secret;
import org.waymark.people.CityCode;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/**
 * A learner lets a client do something, sees what clients may do, and ends it. Who it is says a code, shown within the
 * learning platform a moment before: learners have no password here, and a client opens a browser that knows nobody.
 */
public final class AuthorizeClient {
    /** A learner lets at most so many clients do something. */
    private static final int MOST = 20;

    private final Instance instance;
    private final Clients clients = new Clients();
    private final Grants grants = new Grants();
    private final AuthorizationCodes codes = new AuthorizationCodes();
    private final ConnectCodes connectCodes = new ConnectCodes();
    private final Learners learners = new Learners();
    private final SecureRandom random = new SecureRandom();

    AuthorizeClient(Instance instance) {
        this.instance = instance;
    }

    public Optional<Client> findClient(ClientId id) {
        return instance.inTransaction(handle -> clients.find(handle, id));
    }

    /** Makes a code for a learner, in place of the one before. */
    public CityCode makeConnectCode(LearnerId learner) {
        CityCode code = CityCode.random(random);
        instance.useTransaction(handle -> {
            learners.lock(handle, learner);
            connectCodes.mark(handle, learner, code, instance.now());
        });
        return code;
    }

    /** What became of an approval. */
    public enum Outcome {
        APPROVED,
        NO_CODE,
        TOO_MANY
    }

    /** @param code the authorization code for the client; null where there is none */
    public record Approval(Outcome outcome, @Nullable String code) {}

    /**
     * Lets a client do something, by the word of whoever types a learner's code.
     *
     * @param scopes at least one
     * @param redirect one of the client's
     * @param challenge of the verifier that the client will show
     */
    public Approval approve(Client client, Set<Scope> scopes, String redirect, String challenge, CityCode typed) {
        String code = Secret.CODE.random(random);
        Instant now = instance.now();
        return instance.inTransaction(handle -> {
            Optional<LearnerId> found = connectCodes.find(handle, typed, now);
            if (found.isEmpty()) {
                return new Approval(Outcome.NO_CODE, null);
            }
            LearnerId learner = found.get();
            learners.lock(handle, learner);
            // The client's row is held from here on, so that it is not forgotten in this moment.
            if (!clients.markUsed(handle, client.id(), now) || !connectCodes.remove(handle, typed, now)) {
                return new Approval(Outcome.NO_CODE, null);
            }
            boolean known = grants.list(handle, learner).stream()
                    .anyMatch(grant -> grant.client().id().equals(client.id()));
            if (!known && grants.list(handle, learner).size() >= MOST) {
                return new Approval(Outcome.TOO_MANY, null);
            }
            GrantId grant = grants.add(handle, client.id(), learner, scopes, now);
            codes.add(handle, code, grant, redirect, challenge, now);
            return new Approval(Outcome.APPROVED, code);
        });
    }

    /** Lists what a learner lets clients do, the last given first. */
    public List<Grant> list(LearnerId learner) {
        return instance.inTransaction(handle -> grants.list(handle, learner));
    }

    /** Ends what a learner let a client do: its tokens are good no longer. @return false where there is nothing to end */
    public boolean end(LearnerId learner, GrantId grant) {
        return instance.inTransaction(handle -> grants.remove(handle, learner, grant));
    }
}
