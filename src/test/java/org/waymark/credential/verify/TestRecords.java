package org.waymark.credential.verify;

import com.nimbusds.jose.jwk.JWKSet;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.Samples;
import org.waymark.outbound.NoAnswer;

/** What an installation knows, without a database. */
public record TestRecords(OwnKeys keys, @Nullable Credential stored) implements OwnRecords {
    public static TestRecords of(JWKSet keys, @Nullable Credential stored) {
        return new TestRecords(new OwnKeys(Samples.ADDRESSES, List.of(keys)), stored);
    }

    /** A budget with which nobody can be asked. */
    public static Fetching alone() {
        return new Fetching(
                ask -> {
                    throw new NoAnswer(NoAnswer.Cause.UNREACHABLE, ask.uri(), "nobody is asked here");
                },
                Samples.ADDRESSES.baseUrl(),
                () -> {});
    }

    @Override
    public Optional<PublicKey> findKey(String slug, String address) {
        return keys.find(slug, address);
    }

    @Override
    public Optional<CredentialState> findState(CredentialId id) {
        return Optional.ofNullable(stored)
                .filter(credential -> credential.id().equals(id))
                .map(Credential::state);
    }
}
