package org.waymark.sheet;

import java.text.Normalizer;
import java.util.Locale;

/** Makes words of tables comparable: small letters without accents, one blank between them, none around them. */
final class Folding {
    private Folding() {}

    static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (blank && !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            } else if (!blank && Character.getType(c) != Character.NON_SPACING_MARK && !isInvisible(c)) {
                folded.append(c);
            }
        }
        int length = folded.length();
        return length > 0 && folded.charAt(length - 1) == ' ' ? folded.substring(0, length - 1) : folded.toString();
    }

    private static boolean isInvisible(char c) {
        return Character.getType(c) == Character.FORMAT;
    }

    /** Tells whether nobody sees anything in a cell. */
    static boolean isBlank(String cell) {
        return cell.chars()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }
}
