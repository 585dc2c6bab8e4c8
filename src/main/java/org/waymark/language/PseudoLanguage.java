package org.waymark.language;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * A language for tests and translators: every message reads as English with accents, in brackets, and 40 % longer. Text
 * without accents on a page is no message of a bundle, and a page that holds this language holds a real one.
 */
public final class PseudoLanguage {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ACCENTED = "àƀçđéƒĝĥîĵķļɱñôþɋŕšţûṽŵẋýžÀßÇĐÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŢÛṼŴẊÝŽ";
    private static final int PERCENT_LONGER = 40;

    /** Tagged {@code en-XA}, as the Unicode locale data tags accented English. */
    public static final Language LANGUAGE = new Language("en-XA", Locale.US, "[Éñĝļîšĥ ~~~]", PseudoLanguage::reword);

    private PseudoLanguage() {}

    private static String reword(String pattern) {
        MessagePattern parts = new MessagePattern(pattern);
        StringBuilder reworded = new StringBuilder("[");
        Deque<MessagePattern.Part.Type> inside = new ArrayDeque<>();
        int letters = 0;
        int from = 0;
        for (int i = 0; i < parts.countParts(); i++) {
            MessagePattern.Part part = parts.getPart(i);
            // Letters of an argument are its name, its kind and its selectors; all others are text.
            boolean text = inside.peek() == MessagePattern.Part.Type.MSG_START;
            for (char letter : pattern.substring(from, part.getIndex()).toCharArray()) {
                int at = text ? PLAIN.indexOf(letter) : -1;
                letters += at < 0 ? 0 : 1;
                reworded.append(at < 0 ? letter : ACCENTED.charAt(at));
            }
            from = part.getIndex();
            switch (part.getType()) {
                case MSG_START, ARG_START -> inside.push(part.getType());
                case MSG_LIMIT, ARG_LIMIT -> inside.pop();
                default -> {}
            }
        }
        return reworded.append(pattern.substring(from))
                .append(longer(letters * PERCENT_LONGER / 100))
                .append(']')
                .toString();
    }

    /** Words of usual length, so that lines break where those of a real language do. */
    private static String longer(int letters) {
        StringBuilder more = new StringBuilder();
        while (more.length() < letters) {
            more.append(more.length() % 7 == 0 ? ' ' : 'ẽ');
        }
        return more.toString();
    }
}
