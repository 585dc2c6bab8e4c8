package org.waymark.people;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code by which a learner joins a city: twelve characters of an alphabet without look-alikes (60 bits), shown in
 * groups of four. Typing it in lower case, with spaces or without hyphens, is the same code.
 */
public record CityCode(String value) {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;

    public static CityCode random(SecureRandom random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new CityCode(text.toString());
    }

    /** Reads what a person typed; empty when it cannot be a code. */
    public static Optional<CityCode> read(String typed) {
        if (typed.length() > 100) {
            return Optional.empty();
        }
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\-\u2010-\u2015]", "");
        boolean plausible = plain.length() == LENGTH && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return plausible ? Optional.of(new CityCode(plain)) : Optional.empty();
    }

    /** The last four characters, by which staff know it again and nobody else can use it. */
    public String ending() {
        return "…" + value.substring(8);
    }

    /** The code as it is handed out, such as {@code ABCD-EFGH-JKLM}. */
    public String shown() {
        return value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.substring(8);
    }
}
