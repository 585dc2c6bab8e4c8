package org.waymark.standard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/**
 * Reads a JSON file that a person wrote: strictly, reporting every fault with its line and field at once, and without
 * being brought down by size or depth.
 */
public final class DataFile {
    /** The largest file, in characters; a catalogue of thousands of runs is a tenth of it. */
    public static final int LARGEST = 5_000_000;

    private static final Messages MESSAGES = Messages.of(DataFile.class);
    private static final int MOST_FAULTS = 100;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(12)
                    .maxStringLength(20_000)
                    .maxNameLength(200)
                    .maxNumberLength(20)
                    .maxTokenCount(1_000_000)
                    .build())
            .build();

    /** The result of reading a file: a value, or the faults that keep it from being one, in the order of lines. */
    public record Parsed<T>(Optional<T> value, List<FileFault> faults) {
        public Parsed {
            faults = List.copyOf(faults);
        }

        /**
         * Returns the value of the built-in files, which are known to be right. @throws IllegalStateException naming all
         * faults
         */
        public T get() {
            return value.orElseThrow(() -> new IllegalStateException(
                    faults.stream().map(FileFault::toString).collect(Collectors.joining("; "))));
        }
    }

    private DataFile() {}

    /**
     * Reads the file's one object. The reader is called when the text is JSON; what it returns counts only when no
     * fault was found.
     */
    public static <T> Parsed<T> read(String json, Function<Fields, T> reader) {
        List<FileFault> faults = new ArrayList<>();
        Tree tree = new Tree(faults::add);
        Optional<JsonNode> root = parse(json, tree, faults);
        if (root.isEmpty()) {
            return new Parsed<>(Optional.empty(), faults);
        }
        if (!root.get().isObject()) {
            tree.fault("file", "", MESSAGES.message("file.no-object"));
            return new Parsed<>(Optional.empty(), faults);
        }
        Fields fields = new Fields(root.get(), "", tree);
        T value = reader.apply(fields);
        fields.end();
        if (faults.isEmpty()) {
            return new Parsed<>(Optional.of(value), List.of());
        }
        Collections.sort(faults);
        return new Parsed<>(Optional.empty(), shortened(faults));
    }

    /** A file shipped with the program, beside the given class. */
    public static String builtIn(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JsonNode> parse(String json, Tree tree, List<FileFault> faults) {
        if (json.length() > LARGEST) {
            faults.add(new FileFault(1, "file", MESSAGES.message("file.too-large", "most", LARGEST)));
            return Optional.empty();
        }
        // Editors on Windows put a byte order mark in front; it says nothing here.
        String text = json.startsWith("\uFEFF") ? json.substring(1) : json;
        try (JsonParser parser = JSON.createParser(text)) {
            try {
                if (parser.nextToken() == null) {
                    faults.add(new FileFault(1, "file", MESSAGES.message("file.empty")));
                    return Optional.empty();
                }
                JsonNode root = tree.read(parser, "");
                if (parser.nextToken() != null) {
                    faults.add(new FileFault(
                            parser.currentTokenLocation().getLineNr(), "file", MESSAGES.message("file.after-end")));
                    return Optional.empty();
                }
                return Optional.of(root);
            } catch (JsonProcessingException e) {
                String field = parser.getParsingContext()
                        .pathAsPointer()
                        .toString()
                        .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                        .replaceFirst("^/", "")
                        .replace('/', '.');
                int line = e.getLocation() == null
                        ? parser.currentLocation().getLineNr()
                        : e.getLocation().getLineNr();
                faults.add(new FileFault(Math.max(1, line), field.isEmpty() ? "file" : field, words(e)));
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static Message words(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return MESSAGES.message("file.not-json", "why", first.length() > 200 ? first.substring(0, 200) + "…" : first);
    }

    private static List<FileFault> shortened(List<FileFault> faults) {
        if (faults.size() <= MOST_FAULTS) {
            return faults;
        }
        List<FileFault> some = new ArrayList<>(faults.subList(0, MOST_FAULTS));
        some.add(new FileFault(
                faults.get(MOST_FAULTS).line(),
                "file",
                MESSAGES.message("file.more", "count", faults.size() - MOST_FAULTS)));
        return some;
    }

    /** The values of a JSON file while it is read, with the line of each place, and the faults that were found. */
    static final class Tree {
        private static final ObjectMapper VALUES = new ObjectMapper();

        private final Consumer<FileFault> faults;
        private final Map<String, Integer> lines = new HashMap<>();

        Tree(Consumer<FileFault> faults) {
            this.faults = faults;
        }

        /** Notes a fault; what is missing stands where it should be. */
        void fault(String place, String parent, Message message) {
            faults.accept(new FileFault(lines.getOrDefault(place, lines.getOrDefault(parent, 1)), place, message));
        }

        static String place(String parent, String field) {
            return parent.isEmpty() ? field : parent + "." + field;
        }

        static String place(String parent, int index) {
            return parent + "[" + index + "]";
        }

        /** Reads the value at which the parser stands. The parser's own limits bound the depth of this recursion. */
        JsonNode read(JsonParser parser, String place) throws IOException {
            lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
            return switch (parser.currentToken()) {
                case START_OBJECT -> readFields(parser, place);
                case START_ARRAY -> readItems(parser, place);
                default -> VALUES.readTree(parser);
            };
        }

        private ArrayNode readItems(JsonParser parser, String place) throws IOException {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser, place(place, items.size())));
            }
            return items;
        }

        private ObjectNode readFields(JsonParser parser, String parent) throws IOException {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                String place = place(parent, name);
                parser.nextToken();
                int line = parser.currentTokenLocation().getLineNr();
                JsonNode value = read(parser, place);
                if (fields.putIfAbsent(name, value) != null) {
                    faults.accept(new FileFault(line, place, MESSAGES.message("file.twice")));
                }
            }
            return fields;
        }
    }
}
