package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every regular expression of the code reads long input in steps that grow with its length and no faster, since most of
 * them read what strangers sent. Steps are counted, not timed: how often a character is looked at.
 */
class RegexTest {
    private static final Path SOURCES = Path.of("src/main/java/org/waymark");
    private static final Pattern USE = Pattern.compile(
            "(\\.matches|\\.replaceAll|\\.replaceFirst|\\.split|Pattern\\s*\\.compile)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern UNICODE = Pattern.compile("(?<!\\\\)\\\\u([0-9a-fA-F]{4})");

    /** Rooms that read what the operator or this program itself wrote. */
    private static final List<String> OWN = List.of("practice", "certification", "cli", "config");

    /** Compiled once, and only ever held against the whole of a host's name. */
    private static final Set<String> ONLY_WHOLE = Set.of("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final int LENGTH = 3_000;
    private static final int DEEP = 30_000;
    private static final int MOST_LOOKS = 60 * LENGTH;

    /** Pieces that such expressions wait for, or are about to reach; repeated, they make careless ones go back often. */
    private static final List<String> PIECES = List.of(
            "a",
            "A",
            "T",
            "1",
            "0",
            ".",
            "<",
            ">",
            " ",
            "\t",
            "/",
            "-",
            "+",
            ":",
            "=",
            ";",
            ",",
            "%",
            "?",
            "#",
            "|",
            "{",
            "[",
            "&",
            "\\",
            "\"",
            "rel=",
            "rel ",
            "<>",
            "1.",
            "0x",
            "a-",
            "a.",
            "/1",
            "T+",
            "T+00:0",
            "http://",
            "next",
            "application/json;",
            "\u00a0",
            "\u200b");

    @Test
    void every_expression_reads_long_input_in_steps_that_grow_with_its_length() throws IOException {
        Map<String, Boolean> expressions = expressions();
        assertThat(expressions).hasSizeGreaterThan(50);
        List<String> slow = new ArrayList<>();
        for (String expression : expressions.keySet()) {
            boolean onlyWhole = expressions.get(expression) || ONLY_WHOLE.contains(expression);
            Pattern pattern;
            try {
                pattern = Pattern.compile(expression);
            } catch (PatternSyntaxException e) {
                // A part of one that is put together.
                continue;
            }
            for (String piece : PIECES) {
                for (String end : List.of("", "!", "\n")) {
                    String text = piece.repeat(LENGTH / piece.length()) + end;
                    if (!holds(pattern, piece.repeat(DEEP / piece.length()) + end)) {
                        slow.add("too deep: " + expression + " on " + piece + end);
                    }
                    if (!matches(pattern, text) || (!onlyWhole && !finds(pattern, text))) {
                        slow.add(expression + " on " + piece + end);
                    }
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    /** A group that is repeated is read by a method that calls itself, as deep as the text is long. */
    private static boolean holds(Pattern pattern, String text) {
        try {
            pattern.matcher(new Counted(text)).matches();
            return true;
        } catch (TooManyLooks e) {
            return true;
        } catch (StackOverflowError e) {
            return false;
        }
    }

    private static boolean matches(Pattern pattern, String text) {
        try {
            pattern.matcher(new Counted(text)).matches();
            return true;
        } catch (TooManyLooks e) {
            return false;
        }
    }

    private static boolean finds(Pattern pattern, String text) {
        try {
            Matcher matcher = pattern.matcher(new Counted(text));
            int found = 0;
            while (matcher.find()) {
                found++;
            }
            return found >= 0;
        } catch (TooManyLooks e) {
            return false;
        }
    }

    /** Each expression, and whether it is only ever held against the whole of a text. */
    private static Map<String, Boolean> expressions() throws IOException {
        Map<String, Boolean> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java"))
                    .filter(one -> OWN.stream().noneMatch(room -> one.startsWith(SOURCES.resolve(room))))
                    .toList()) {
                USE.matcher(Files.readString(file))
                        .results()
                        .forEach(use -> all.merge(
                                unescaped(use.group(2)), use.group(1).equals(".matches"), Boolean::logicalAnd));
            }
        }
        return all;
    }

    private static String unescaped(String literal) {
        return UNICODE.matcher(literal)
                .replaceAll(one -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(one.group(1), 16))))
                .translateEscapes();
    }

    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyLooks() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often somebody looks at a character of it. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
