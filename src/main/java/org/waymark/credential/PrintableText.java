package org.waymark.credential;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Makes text from strangers fit for paper: one line, composed letters, nothing that hides or turns other text. */
public final class PrintableText {
    private PrintableText() {}

    /**
     * Drops control, format (direction overrides among them), private and unassigned characters and broken surrogates,
     * composes letters with their accents, joins white space, and cuts with an ellipsis.
     *
     * @param longest in code points
     */
    public static String clean(String text, int longest) {
        // More than this cannot survive the cut below; normalising a megabyte first would be work for nothing.
        String start = text.length() > longest * 8 ? text.substring(0, longest * 8) : text;
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(start, Normalizer.Form.NFC).codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                kept.append(' ');
            } else if (visible(point)) {
                kept.appendCodePoint(point);
            }
        });
        String line = kept.toString().strip().replaceAll(" {2,}", " ");
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
    }

    static @Nullable String cleanOrNull(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String clean = clean(text, longest);
        return clean.isEmpty() ? null : clean;
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
