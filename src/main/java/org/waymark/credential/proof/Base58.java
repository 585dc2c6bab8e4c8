package org.waymark.credential.proof;

import java.math.BigInteger;

/** Bytes in base58 with the letters of Bitcoin; with a {@code z} before them in Multibase. */
final class Base58 {
    private static final String LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(LETTERS.length());
    private static final int LONGEST = 200;

    private Base58() {}

    static String multibase(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(RADIX);
            letters.append(LETTERS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            letters.append(LETTERS.charAt(0));
        }
        return letters.append('z').reverse().toString();
    }

    /** Reads the one way in which so many bytes can be written. */
    static byte[] fromMultibase(String text, int length) throws ProofFault {
        if (!text.startsWith("z") || text.length() > LONGEST) {
            throw new ProofFault(ProofFault.Kind.FORM, "multibase");
        }
        BigInteger number = BigInteger.ZERO;
        int zeros = 0;
        for (int i = 1; i < text.length(); i++) {
            int digit = LETTERS.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new ProofFault(ProofFault.Kind.FORM, "multibase");
            }
            if (digit == 0 && number.signum() == 0) {
                zeros++;
            }
            number = number.multiply(RADIX).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = number.toByteArray();
        int from = magnitude[0] == 0 ? 1 : 0;
        int significant = magnitude.length - from;
        if (zeros + significant != length) {
            throw new ProofFault(ProofFault.Kind.FORM, "multibase");
        }
        byte[] bytes = new byte[length];
        System.arraycopy(magnitude, from, bytes, zeros, significant);
        return bytes;
    }
}
