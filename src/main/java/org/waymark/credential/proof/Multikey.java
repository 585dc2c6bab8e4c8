package org.waymark.credential.proof;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Set;

/**
 * A public key as Multikey writes it (Controlled Identifiers 1.0, section 2.2.2): Ed25519 ({@code z6Mk…}) or P-256
 * ({@code zDn…}). A key under which a signature says nothing is refused.
 */
public final class Multikey {
    private static final String DID_KEY = "did:key:";
    private static final byte[] ED25519 = {(byte) 0xED, 0x01};
    private static final byte[] P256 = {(byte) 0x80, 0x24};
    private static final int ED25519_BYTES = 32;
    private static final int P256_BYTES = 33;

    // RFC 8032: the prime of the field, and the ordinates of the points of small order. Under such a key one signature
    // fits any text.
    private static final BigInteger PRIME = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger OF_ORDER_8 =
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);
    private static final Set<BigInteger> SMALL = Set.of(
            BigInteger.ZERO, BigInteger.ONE, PRIME.subtract(BigInteger.ONE), OF_ORDER_8, PRIME.subtract(OF_ORDER_8));

    private static final ECParameterSpec CURVE = p256();

    private Multikey() {}

    /** Writes an Ed25519 key. */
    public static String ofEd25519(byte[] publicKey) {
        if (publicKey.length != ED25519_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        byte[] bytes = Arrays.copyOf(ED25519, ED25519.length + ED25519_BYTES);
        System.arraycopy(publicKey, 0, bytes, ED25519.length, ED25519_BYTES);
        return Base58.multibase(bytes);
    }

    /** The did:key of an Ed25519 key. */
    public static String didOf(byte[] publicKey) {
        return DID_KEY + ofEd25519(publicKey);
    }

    /** Reads a Multikey. */
    public static PublicKey read(String multibase) throws ProofFault {
        if (multibase.startsWith("z6Mk")) {
            return ed25519(without(ED25519, Base58.fromMultibase(multibase, ED25519.length + ED25519_BYTES)));
        }
        if (multibase.startsWith("zDn")) {
            return p256(without(P256, Base58.fromMultibase(multibase, P256.length + P256_BYTES)));
        }
        throw new ProofFault(ProofFault.Kind.UNSUPPORTED, multibase);
    }

    /** Reads an Ed25519 key of 32 bytes. */
    public static PublicKey ed25519(byte[] publicKey) throws ProofFault {
        if (publicKey.length != ED25519_BYTES) {
            throw new ProofFault(ProofFault.Kind.KEY, "Ed25519");
        }
        byte[] bigEndian = new byte[ED25519_BYTES];
        for (int i = 0; i < ED25519_BYTES; i++) {
            bigEndian[i] = publicKey[ED25519_BYTES - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7F;
        BigInteger y = new BigInteger(1, bigEndian);
        if (y.compareTo(PRIME) >= 0 || SMALL.contains(y)) {
            throw new ProofFault(ProofFault.Kind.KEY, "Ed25519");
        }
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y)));
        } catch (GeneralSecurityException e) {
            throw new ProofFault(ProofFault.Kind.KEY, "Ed25519");
        }
    }

    /** The 32 bytes of an Ed25519 key. */
    public static byte[] bytes(EdECPublicKey key) {
        byte[] bigEndian = key.getPoint().getY().toByteArray();
        byte[] bytes = new byte[ED25519_BYTES];
        for (int i = 0; i < bigEndian.length && i < ED25519_BYTES; i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            bytes[ED25519_BYTES - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    /** Tells whether a key is of P-256, on the curve. */
    public static boolean isP256(ECPublicKey key) {
        return key.getParams().getCurve().equals(CURVE.getCurve())
                && key.getParams().getOrder().equals(CURVE.getOrder())
                && key.getParams().getGenerator().equals(CURVE.getGenerator());
    }

    private static PublicKey p256(byte[] compressed) throws ProofFault {
        BigInteger prime = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(compressed, 1, compressed.length));
        if ((compressed[0] != 2 && compressed[0] != 3) || x.compareTo(prime) >= 0) {
            throw new ProofFault(ProofFault.Kind.KEY, "P-256");
        }
        BigInteger square = x.pow(2)
                .add(CURVE.getCurve().getA())
                .multiply(x)
                .add(CURVE.getCurve().getB())
                .mod(prime);
        // The prime is 3 modulo 4.
        BigInteger y = square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
        if (!y.multiply(y).mod(prime).equals(square) || y.signum() == 0) {
            throw new ProofFault(ProofFault.Kind.KEY, "P-256");
        }
        if (y.testBit(0) != (compressed[0] == 3)) {
            y = prime.subtract(y);
        }
        try {
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
        } catch (GeneralSecurityException e) {
            throw new ProofFault(ProofFault.Kind.KEY, "P-256");
        }
    }

    private static byte[] without(byte[] prefix, byte[] bytes) throws ProofFault {
        if (!Arrays.equals(prefix, 0, prefix.length, bytes, 0, prefix.length)) {
            throw new ProofFault(ProofFault.Kind.UNSUPPORTED, "multikey");
        }
        return Arrays.copyOfRange(bytes, prefix.length, bytes.length);
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not know P-256", e);
        }
    }
}
