package org.waymark.lti.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads and writes the JSON of messages and services. */
public final class Json {
    /**
     * The limit on tokens, because what is read from outside becomes objects that are many times as large as their
     * text, such as {@code {},{},…}.
     */
    private static final int MOST_TOKENS = 100_000;

    private static final int LONGEST_TEXT = 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .build();

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,15}([.][0-9]{1,15})?");

    private Json() {}

    /** The value as JSON; maps, lists, strings, numbers, and the payload types of this room. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
        }
    }

    /** Writes JSON for people: two spaces for each level, line feeds on every machine. */
    public static String writeReadable(Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
        }
    }

    /** The JSON of a text from outside; empty when it is none, or is made of more parts than a message ever has. */
    public static Optional<JsonNode> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static <T> T convert(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
        }
    }

    /** The text of a field, empty when it is absent, null or no text. */
    public static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /**
     * The number that a value means; empty when it is none. A number may be written as a text of digits with at most one
     * decimal point, since many platforms keep grades so; nothing else that some language would read as a number is one.
     */
    public static OptionalDouble number(JsonNode value) {
        double number = Double.NaN;
        if (value.isNumber()) {
            number = value.asDouble();
        } else if (value.isTextual() && PLAIN_NUMBER.matcher(value.textValue()).matches()) {
            number = Double.parseDouble(value.textValue());
        }
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
