package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps all text that people read in the bundles of its room, each message used, in every language. */
class MessagesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SOURCES = Path.of("src/main/java/org/waymark");
    private static final Path BUNDLES = Path.of("src/main/resources/org/waymark");

    /** A message that a template names: its folder and key. */
    private static final Pattern OF_PAGE = Pattern.compile("\\b(?:text|rich)\\(\"([^\"]+)\"[,)]");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    /** Three words in a row that are neither SQL nor a line of the log, which has places for values. */
    private static final Pattern SENTENCE = Pattern.compile(
            "^(?!\\s*(?:select|insert|update|delete|from|where|and|order|values|left|join|group|on|union|with|is|in)\\b)"
                    + "[^{}<>=:]*\\b[A-Za-z']{2,} [a-z']{2,} [a-z']{2,}\\b[^{}<>=;]*$");

    /** Comments, SQL, lines of the log, and what is thrown because of a fault of ours. */
    private static final Pattern NOT_SHOWN =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\\bLOG\\.\\w+\\([^;]*;"
                    + "|new (?:IllegalState|IllegalArgument|DateTime)Exception\\([^;]*;");

    /** Hold English on purpose: the text of a badge, and the words by which version 0.1 is known. */
    private static final Set<String> ENGLISH = Set.of("BadgeFacts.java", "Verdict.java");

    private static final Pattern ENUM = Pattern.compile("\\benum (\\w+)[^{]*\\{([^;}]*)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\b(?:alt|title|placeholder|aria-label|aria-description|content)=\"([^\"]*)\"");

    /** What a template holds beside text: directives, expressions, comments, tags. */
    private static final Pattern TAG = Pattern.compile("(?s)<!--.*?-->|<%--.*?--%>|</?[a-zA-Z!][^>]*>");

    @Test
    void every_message_that_a_page_names_stands_in_the_bundle_of_its_room() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path template : files(TEMPLATES, ".jte")) {
            Matcher names = OF_PAGE.matcher(Files.readString(template));
            while (names.find()) {
                String name = names.group(1);
                int end = name.lastIndexOf('/');
                String room = end < 0 ? "web" : "web/" + name.substring(0, end);
                if (!read(bundle(room)).containsKey(name.substring(end + 1))) {
                    missing.add(TEMPLATES.relativize(template) + ": " + name);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_message_is_used() throws IOException {
        Set<String> used = new HashSet<>();
        for (Path template : files(TEMPLATES, ".jte")) {
            // Text in quotes stands within text in quotes, so each piece between two quotes may be a key.
            for (String piece : Files.readString(template).split("\"", -1)) {
                used.add(piece.substring(piece.lastIndexOf('/') + 1));
            }
        }
        for (Path source : files(SOURCES, ".java")) {
            String text = Files.readString(source);
            Matcher literals = LITERAL.matcher(text);
            while (literals.find()) {
                used.add(literals.group(1));
            }
            Matcher enums = ENUM.matcher(text.replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", ""));
            while (enums.find()) {
                for (String word : enums.group(2).split(",", -1)) {
                    String name = word.strip().replaceAll("(?s)\\(.*", "");
                    used.add(enums.group(1) + "." + name);
                    used.add(name);
                }
            }
        }
        Set<String> unused = new TreeSet<>();
        for (Path bundle : bundles()) {
            for (String key : read(bundle).keySet()) {
                // An error page has three messages under one key.
                boolean named = used.contains(key) || used.contains(key.replaceAll("\\.(title|what|todo)$", ""));
                if (!named && !isPutTogether(key, used)) {
                    unused.add(BUNDLES.relativize(bundle) + ": " + key);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    /** A key may be put together where it is used: of a beginning and the word of an enum, or of a beginning and an end. */
    private static boolean isPutTogether(String key, Set<String> used) {
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            if ((used.contains(key.substring(0, dot + 1)) && used.contains(key.substring(dot + 1)))
                    || (used.contains(key.substring(0, dot)) && used.contains(key.substring(dot)))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void every_language_has_the_messages_of_english_with_the_same_arguments() throws IOException {
        Set<String> different = new TreeSet<>();
        for (Path english : bundles()) {
            Map<String, String> source = read(english);
            try (Stream<Path> siblings = Files.list(english.getParent())) {
                for (Path other : siblings.filter(
                                file -> file.getFileName().toString().matches("messages_.+\\.properties"))
                        .toList()) {
                    Map<String, String> translated = read(other);
                    source.forEach((key, pattern) -> {
                        String translation = translated.get(key);
                        if (translation == null || !names(translation).equals(names(pattern))) {
                            different.add(BUNDLES.relativize(other) + ": " + key);
                        }
                    });
                    translated.keySet().stream()
                            .filter(key -> !source.containsKey(key))
                            .forEach(key -> different.add(BUNDLES.relativize(other) + ": " + key + " is none"));
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void every_pattern_can_be_read() throws IOException {
        for (Path bundle : bundles()) {
            read(bundle)
                    .forEach(
                            (key, pattern) -> assertThat(names(pattern)).as(key).isNotNull());
        }
    }

    @Test
    void templates_hold_no_text_of_their_own() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path template : files(TEMPLATES, ".jte")) {
            String bare = withoutCode(Files.readString(template));
            Matcher attributes = ATTRIBUTE.matcher(bare);
            while (attributes.find()) {
                note(found, template, attributes.group(1));
            }
            for (String text : TAG.matcher(bare).replaceAll("\n").split("\n", -1)) {
                note(found, template, text);
            }
        }
        assertThat(found).isEmpty();
    }

    /** Of pages, and of what words the reasons on them; a machine's answers, logs and statements of SQL are not text. */
    @Test
    void the_rooms_of_pages_and_reasons_hold_no_sentence_in_their_code() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String room :
                List.of("web", "progress", "completion", "passback", "journey/award", "journey/rule", "journey/view")) {
            for (Path source : files(SOURCES.resolve(room), ".java")) {
                String code = NOT_SHOWN.matcher(Files.readString(source)).replaceAll("");
                Matcher literals = LITERAL.matcher(code);
                while (literals.find()) {
                    String text = literals.group(1);
                    if (SENTENCE.matcher(text).find()
                            && !ENGLISH.contains(source.getFileName().toString())) {
                        found.add(SOURCES.relativize(source) + ": " + text);
                    }
                }
            }
        }
        found.removeIf(line ->
                line.startsWith("web/intake/") || line.startsWith("web/framework/") || line.startsWith("web/badge/"));
        assertThat(found).isEmpty();
    }

    private static void note(Set<String> found, Path template, String text) {
        // Names of ours and units stand as they are in every language.
        String rest = text.replaceAll("&[a-z]+;|&#\\d+;", " ")
                .replaceAll("\\b(Waymark|width=device-width|initial-scale|light dark|px|UTC)\\b", "");
        if (rest.matches("(?s).*\\p{L}{2,}.*")) {
            found.add(TEMPLATES.relativize(template) + ": " + text.strip());
        }
    }

    /** Takes directives and expressions out, which may hold braces, brackets and text in quotes, also nested. */
    private static String withoutCode(String template) {
        StringBuilder bare = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            if (template.startsWith("<%--", i)) {
                i = template.indexOf("--%>", i) + 4;
            } else if (template.startsWith("${", i)
                    || template.startsWith("!{", i)
                    || template.startsWith("$unsafe{", i)) {
                int open = template.indexOf('{', i);
                i = end(template, open, '{', '}');
            } else if (template.charAt(i) == '@' && Character.isLetter(template.charAt(i + 1))) {
                Matcher word = Pattern.compile("@(import|param)[^\\n]*|@[\\w.]+")
                        .matcher(template)
                        .region(i, template.length());
                word.lookingAt();
                i = word.end();
                if (i < template.length() && template.charAt(i) == '(') {
                    bare.append('\n')
                            .append(markup(template.substring(i, end(template, i, '(', ')'))))
                            .append('\n');
                    i = end(template, i, '(', ')');
                }
            } else {
                bare.append(template.charAt(i));
                i++;
            }
        }
        return bare.toString();
    }

    /** The markup that a call is given as content; the rest of its arguments is code. */
    private static String markup(String arguments) {
        int from = arguments.indexOf("@`");
        int to = arguments.lastIndexOf('`');
        return from < 0 ? "" : withoutCode(arguments.substring(from + 2, to));
    }

    private static int end(String template, int open, char opening, char closing) {
        int depth = 0;
        boolean quoted = false;
        for (int i = open; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '"' && template.charAt(i - 1) != '\\' && !inContent(template, open, i)) {
                quoted = !quoted;
            } else if (!quoted && c == opening) {
                depth++;
            } else if (!quoted && c == closing && --depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalStateException("no end: " + template.substring(open, Math.min(open + 60, template.length())));
    }

    private static boolean inContent(String template, int open, int at) {
        return template.substring(open, at).chars().filter(c -> c == '`').count() % 2 == 1;
    }

    private static Set<String> names(String pattern) {
        return new TreeSet<>(new MessageFormat(pattern, Locale.US).getArgumentNames());
    }

    private static Path bundle(String room) {
        return BUNDLES.resolve(room).resolve("messages.properties");
    }

    private static List<Path> bundles() throws IOException {
        return files(BUNDLES, "messages.properties");
    }

    private static Map<String, String> read(Path bundle) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(bundle)) {
            try (Reader reader = Files.newBufferedReader(bundle)) {
                properties.load(reader);
            }
        }
        Map<String, String> read = new TreeMap<>();
        properties.forEach((key, value) -> read.put((String) key, (String) value));
        return read;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }
}
