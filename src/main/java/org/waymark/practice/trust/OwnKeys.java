package org.waymark.practice.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.waymark.practice.school.School;
import org.waymark.practice.wire.WireJson;

/** The platform's RSA keys: the first one signs, the others are still published. Safe for use by many threads. */
public final class OwnKeys {
    private final School school;
    private List<RSAKey> keys;
    private @Nullable RSAKey stranger;

    public OwnKeys(School school) {
        this.school = school;
        this.keys = read(school.keys());
        if (keys.isEmpty()) {
            rotate(false);
        }
    }

    /** Signs with a new key from now on; the old ones stay published when they are to overlap. */
    public synchronized void rotate(boolean overlap) {
        List<RSAKey> next = new ArrayList<>();
        next.add(generate());
        if (overlap) {
            next.addAll(keys);
        }
        keys = List.copyOf(next);
        school.markKeys(new JWKSet(new ArrayList<JWK>(keys)).toString(false));
    }

    public synchronized String currentKid() {
        return keys.get(0).getKeyID();
    }

    /**
     * The published key set; with decoys, keys of unknown kinds and one of the same id stand in front of
     * the real ones, which carry a spoilt certificate.
     */
    public synchronized Map<String, Object> published(boolean decoys) {
        List<Object> all = new ArrayList<>();
        if (decoys) {
            all.add(Map.of("kty", "AKP", "alg", "ML-DSA-44", "kid", "decoy-1", "pub", "AAAA"));
            all.add(Map.of("kty", "RSA", "alg", "RS9000", "kid", "decoy-2", "n", "AQAB", "e", "AQAB"));
            all.add(Map.of("kty", "EC", "crv", "P-9999", "kid", "decoy-3", "x", "AAAA", "y", "AAAA"));
            all.add(Map.of("kty", "lattice", "kid", "decoy-4"));
            all.add(Map.of("kty", "OKP", "crv", "Ed9999", "kid", "decoy-5", "x", "AAAA"));
            // Somebody else's key under the id of the one that signs.
            Map<String, Object> twin =
                    new LinkedHashMap<>(stranger().toPublicJWK().toJSONObject());
            twin.put("kid", currentKid());
            all.add(twin);
        }
        for (RSAKey key : keys) {
            Map<String, Object> published =
                    new LinkedHashMap<>(key.toPublicJWK().toJSONObject());
            if (decoys) {
                published.put("x5c", List.of("AAAA"));
            }
            all.add(published);
        }
        return Map.of("keys", all);
    }

    /** A compact JWS with these claims, honest or forged. */
    public String sign(Map<String, Object> claims, Forgery forgery) {
        String whole = forgery.whole();
        if (whole != null) {
            return whole;
        }
        RSAKey key;
        synchronized (this) {
            key = keys.get(0);
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "JWT");
        header.put("alg", algorithm(forgery.seal()));
        header.put("kid", forgery.seal() == Forgery.Seal.UNKNOWN_KEY ? "unknown-" + UUID.randomUUID() : key.getKeyID());
        String content = encode(WireJson.write(forgery.header().apply(header)))
                + "."
                + encode(WireJson.write(forgery.claims().apply(new LinkedHashMap<>(claims))));
        return content + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(seal(content, key, forgery.seal()));
    }

    private static String algorithm(Forgery.Seal seal) {
        return switch (seal) {
            case NONE -> "none";
            case HMAC_WITH_PUBLIC_KEY -> "HS256";
            case HONEST, OTHER_KEY, UNKNOWN_KEY, BROKEN -> "RS256";
        };
    }

    private byte[] seal(String content, RSAKey key, Forgery.Seal seal) {
        byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
        try {
            return switch (seal) {
                case HONEST -> rsa(bytes, key.toPrivateKey());
                case OTHER_KEY, UNKNOWN_KEY -> rsa(bytes, stranger().toPrivateKey());
                case NONE -> new byte[0];
                case HMAC_WITH_PUBLIC_KEY -> {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    String pem = "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(key.toPublicKey().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n";
                    mac.init(new SecretKeySpec(pem.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
                    yield mac.doFinal(bytes);
                }
                case BROKEN -> {
                    byte[] signature = rsa(bytes, key.toPrivateKey());
                    signature[10] ^= 1;
                    yield signature;
                }
            };
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key of nobody's, made when it is first needed: making one takes a tenth of a second. */
    private synchronized RSAKey stranger() {
        RSAKey key = stranger;
        if (key == null) {
            key = generate();
            stranger = key;
        }
        return key;
    }

    private static byte[] rsa(byte[] bytes, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<RSAKey> read(String jwkSet) {
        if (jwkSet.isEmpty()) {
            return List.of();
        }
        try {
            return JWKSet.parse(jwkSet).getKeys().stream().map(JWK::toRSAKey).toList();
        } catch (ParseException e) {
            throw new IllegalArgumentException("the stored keys cannot be read", e);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.RS256)
                    .keyUse(com.nimbusds.jose.jwk.KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
