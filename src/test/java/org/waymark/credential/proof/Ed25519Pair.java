package org.waymark.credential.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;

/** An Ed25519 key pair to test with, the same for the same seed. */
public record Ed25519Pair(PrivateKey privateKey, byte[] publicKey) {
    /** @param seed 32 bytes, which are the private key */
    public static Ed25519Pair of(byte[] seed) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
            return new Ed25519Pair(key, Multikey.bytes((EdECPublicKey)
                    generator.generateKeyPair().getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Ed25519Pair of(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        seed[31] = 7;
        return of(seed);
    }

    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String did() {
        return Multikey.didOf(publicKey);
    }

    /** The address of the key within its did:key. */
    public String method() {
        return did() + "#" + Multikey.ofEd25519(publicKey);
    }

    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Fixed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
