package org.waymark.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a person's name or ID from a cell, after what spreadsheet programs and copying leave around it. */
final class NamedPerson {
    /** The formula by which a spreadsheet program keeps a number from losing its zeros. */
    private static final Pattern FORMULA = Pattern.compile("=\"([^\"]*)\"");

    private static final Pattern APOSTROPHE = Pattern.compile("'([0-9]+)");

    /** A long number as a spreadsheet program shows it: its last digits are gone. */
    private static final Pattern SHORTENED = Pattern.compile("([0-9]|[0-9][.,][0-9]+)[Ee][+][0-9]{1,3}");

    private NamedPerson() {}

    static String read(String cell) {
        String text = trimmed(cell);
        for (Pattern pattern : new Pattern[] {FORMULA, APOSTROPHE}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return trimmed(matcher.group(1));
            }
        }
        return text;
    }

    static boolean isShortened(String name) {
        return SHORTENED.matcher(name).matches();
    }

    /** Tells whether there is a character in it that nobody sees, so that it looks like another name. */
    static boolean isInvisible(String name) {
        return name.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.CONTROL
                        || (c != ' ' && Character.isSpaceChar(c)));
    }

    /** Returns a text without blanks and invisible characters at both ends, of which a table has its own kinds. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (to > from && isAround(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }
}
