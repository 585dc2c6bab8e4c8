package org.waymark.credential;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The short code printed on a certificate, for a reader who types instead of scanning: twelve characters without
 * look-alikes (60 random bits), shown in groups of four.
 */
public record VerificationCode(String value) {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;

    public static VerificationCode random(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new VerificationCode(code.toString());
    }

    /** Reads what a person typed: any case, with or without dashes and spaces, O for 0, I and L for 1. */
    public static Optional<VerificationCode> find(String typed) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        String plain = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != LENGTH || plain.chars().anyMatch(c -> LETTERS.indexOf(c) < 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new VerificationCode(plain.substring(0, 4) + "-" + plain.substring(4, 8) + "-" + plain.substring(8)));
    }

    @Override
    public String toString() {
        return value;
    }
}
