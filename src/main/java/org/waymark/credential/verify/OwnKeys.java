package org.waymark.credential.verify;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.PublicAddresses;

/** The key sets with which our issuers sign: each key has an address below each issuer. */
public record OwnKeys(PublicAddresses addresses, List<JWKSet> sets) {
    public OwnKeys {
        sets = List.copyOf(sets);
    }

    /** Finds a key by its address. */
    public Optional<PublicKey> find(String slug, String address) {
        for (JWKSet set : sets) {
            for (JWK key : set.getKeys()) {
                if (addresses.isKey(address, slug, key.getKeyID())) {
                    try {
                        return Optional.of(KeyText.of(key));
                    } catch (CannotVerify e) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.empty();
    }
}
