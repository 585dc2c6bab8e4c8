package org.waymark.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The table of key pairs. A kid is the RFC 7638 thumbprint of its key, so it can never stand for another one. Rules of
 * publishing and rotating: 1EdTech Security Framework 1.0, section 6.3.
 */
public final class Keys {
    private static final int RSA_BITS = 2048;

    private final KeyCipher cipher;

    public Keys(KeyCipher cipher) {
        this.cipher = cipher;
    }

    /** Makes the first key of a set when it has none. Instances that start at once end with one and the same key. */
    public void ensure(Handle handle, KeySetName set, Instant now) {
        if (highest(handle, set) == 0) {
            addKey(handle, set, 1, now, now);
        }
    }

    /**
     * Publishes a new key at once and plans the change of signatures to it.
     *
     * @param overlap how long the new key is only published; longer than readers cache a key set. Zero changes at once,
     *     for a key that has leaked
     * @return the kid of the new key, or of one whose change is already planned (then nothing is written)
     */
    public String rotate(Handle handle, KeySetName set, Instant now, Duration overlap) {
        Optional<SigningKey> planned = list(handle, set).stream()
                .filter(key -> key.activeFrom().isAfter(now) && key.retiredAt() == null)
                .findFirst();
        if (planned.isPresent() && !overlap.isZero()) {
            return planned.get().jwk().getKeyID();
        }
        int number = highest(handle, set) + 1;
        Instant change = now.plus(overlap);
        Optional<String> added = addKey(handle, set, number, now, change);
        if (added.isEmpty()) {
            // Another process rotated in the same moment; its key stands.
            return handle.createQuery(
                            "select kid from signing_key where key_use = :use and holder = :holder and number_in_set = :number")
                    .bind("use", set.use())
                    .bind("holder", set.column())
                    .bind("number", number)
                    .mapTo(String.class)
                    .one();
        }
        handle.createUpdate("""
                        update signing_key set retired_at = :change
                        where key_use = :use and holder = :holder and number_in_set < :number and (retired_at is null or retired_at > :change)
                        """)
                .bind("change", overlap.isZero() ? set.use().leaked(change) : change)
                .bind("use", set.use())
                .bind("holder", set.column())
                .bind("number", number)
                .execute();
        return added.get();
    }

    /** The public key set as JSON. Every key has kid, alg and use; the key that signs now comes first. */
    public String jwks(Handle handle, KeySetName set, Instant now) {
        return publicKeys(handle, set, now).toString(true);
    }

    /** Returns the public keys of a set for a verifier in this process. No private key is read for it. */
    public JWKSet publicKeys(Handle handle, KeySetName set, Instant now) {
        return new JWKSet(
                handle
                        .createQuery("""
                        select public_jwk as jwk, active_from, retired_at from signing_key
                        where key_use = :use and holder = :holder order by number_in_set desc
                        """)
                        .bind("use", set.use())
                        .bind("holder", set.column())
                        .mapTo(Published.class)
                        .list()
                        .stream()
                        .filter(key -> set.use().published(key.retiredAt(), now))
                        .sorted(Comparator.comparing(key -> !key.signsAt(now)))
                        .<JWK>map(Published::key)
                        .toList());
    }

    private record Published(
            String jwk,
            @Nullable Instant activeFrom,
            @Nullable Instant retiredAt) {
        boolean signsAt(Instant now) {
            return activeFrom != null && !activeFrom.isAfter(now) && (retiredAt == null || retiredAt.isAfter(now));
        }

        JWK key() {
            try {
                return JWK.parse(jwk).toPublicJWK();
            } catch (ParseException e) {
                throw new KeyUnreadable("a stored public key is damaged; restore its row from a backup");
            }
        }
    }

    /**
     * Reads both halves of every key of a set.
     *
     * @throws KeyUnreadable when one cannot be decrypted or is damaged
     */
    public void requireReadable(Handle handle, KeySetName set) {
        var unused = list(handle, set);
    }

    /** Removes a set that nothing was ever signed with. */
    public void remove(Handle handle, KeySetName set) {
        handle.createUpdate("delete from signing_key where key_use = :use and holder = :holder")
                .bind("use", set.use())
                .bind("holder", set.column())
                .execute();
    }

    /** Every key of every use, for the operator's list. */
    public List<KeyFact> listFacts(Handle handle) {
        return handle.createQuery(
                        "select kid, key_use as set_use, nullif(holder, '') as set_holder, created_at, active_from, retired_at from signing_key order by key_use, holder, number_in_set")
                .mapTo(KeyFact.class)
                .list();
    }

    private record Row(
            String kid,
            String privateJwk,
            Instant activeFrom,
            @Nullable Instant retiredAt) {}

    /** Newest first, both halves. */
    List<SigningKey> list(Handle handle, KeySetName set) {
        return handle.createQuery("""
                        select kid, private_jwk, active_from, retired_at from signing_key
                        where key_use = :use and holder = :holder order by number_in_set desc
                        """)
                .bind("use", set.use())
                .bind("holder", set.column())
                .mapTo(Row.class)
                .map(row -> new SigningKey(parse(row.kid(), row.privateJwk()), set, row.activeFrom(), row.retiredAt()))
                .list();
    }

    private static int highest(Handle handle, KeySetName set) {
        return handle.createQuery(
                        "select coalesce(max(number_in_set), 0) from signing_key where key_use = :use and holder = :holder")
                .bind("use", set.use())
                .bind("holder", set.column())
                .mapTo(Integer.class)
                .one();
    }

    private Optional<String> addKey(Handle handle, KeySetName set, int number, Instant now, Instant activeFrom) {
        JWK key = switch (set.use()) {
            case PROOF -> Ed25519Key.generate();
            case BADGE_ES256 -> curveKey();
            case LTI, BADGE -> rsaKey();
        };
        int rows = handle.createUpdate("""
                        insert into signing_key (kid, key_use, holder, number_in_set, public_jwk, private_jwk, created_at, active_from)
                        values (:kid, :use, :holder, :number, :public, :private, :now, :from)
                        on conflict do nothing
                        """)
                .bind("kid", key.getKeyID())
                .bind("use", set.use())
                .bind("holder", set.column())
                .bind("number", number)
                .bind("public", key.toPublicJWK().toJSONString())
                .bind("private", cipher.seal(key.getKeyID(), key.toJSONString()))
                .bind("now", now)
                .bind("from", activeFrom)
                .execute();
        return rows == 1 ? Optional.of(key.getKeyID()) : Optional.empty();
    }

    private static RSAKey rsaKey() {
        try {
            return new RSAKeyGenerator(RSA_BITS)
                    .keyIDFromThumbprint(true)
                    .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make an RSA key", e);
        }
    }

    private static ECKey curveKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make a P-256 key", e);
        }
    }

    private JWK parse(String kid, String stored) {
        try {
            return JWK.parse(cipher.open(kid, stored));
        } catch (ParseException e) {
            throw new KeyUnreadable("the stored key \"" + kid + "\" is damaged; restore its row from a backup");
        }
    }
}
