package org.waymark.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A message as a fact: which sentence, with which arguments. It is worded in the language of whoever reads it, today or
 * years after it was kept. Two messages are equal when they state the same fact.
 *
 * @param room the room whose bundle holds the key, such as {@code progress}; empty for a text that stands as it is
 * @param arguments by name; see {@link Messages} for what they may be
 */
public record Message(String room, String key, Map<String, Object> arguments) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROOM = Pattern.compile("[a-z/]{1,60}");
    private static final String SAY = "say";
    private static final String WITH = "with";
    private static final String SENTENCES = "sentences";
    private static final String START = "{\"" + SAY + "\":";

    public Message {
        Map<String, Object> plain = new LinkedHashMap<>();
        arguments.forEach((name, value) -> plain.put(name, normal(value)));
        arguments = Map.copyOf(plain);
    }

    /** Returns a text as a message that stands as it is in every language, such as one that a person typed. */
    public static Message plain(String text) {
        return new Message("", text, Map.of());
    }

    /** Returns several sentences as one message. */
    public static Message sentences(List<Message> sentences) {
        return sentences.size() == 1 ? sentences.get(0) : new Message("", "", Map.of(SENTENCES, sentences));
    }

    /** Returns the message with another value for one of its arguments, also within messages that are arguments of it. */
    public Message with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(arguments);
        changed.replaceAll((argument, given) ->
                argument.equals(name) ? value : given instanceof Message inner ? inner.with(name, value) : given);
        return new Message(room, key, changed);
    }

    /** Words the message in the language of the reader. */
    public String words() {
        return in(Language.current());
    }

    /** Words the message in a language. */
    public String in(Language language) {
        if (stands()) {
            return key;
        }
        if (room.isEmpty()) {
            List<?> sentences = (List<?>) arguments.getOrDefault(SENTENCES, List.of());
            return String.join(" ", texts(sentences, language));
        }
        Map<String, Object> written = new LinkedHashMap<>();
        arguments.forEach((name, value) -> written.put(name, written(value, language)));
        return language.say(room, key, written);
    }

    /** Tells whether two messages say the same; a text that stands as it is was said in English. */
    public boolean saysSameAs(Message other) {
        return equals(other)
                || (room.isEmpty() != other.room.isEmpty()
                        && in(Language.ENGLISH).equals(other.in(Language.ENGLISH)));
    }

    /** Tells whether two lists of messages say the same, one by one. */
    public static boolean saySame(List<Message> some, List<Message> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(i -> some.get(i).saysSameAs(others.get(i)));
    }

    /** Tells whether the message says nothing. */
    public boolean isEmpty() {
        return stands() && key.isEmpty();
    }

    private boolean stands() {
        return room.isEmpty() && arguments.isEmpty();
    }

    /** Returns the line as which the message is kept: JSON, or the text itself where it stands as it is. */
    public String kept() {
        if (stands() && !key.startsWith(START) && key.indexOf('\n') < 0 && key.indexOf('\r') < 0) {
            return key;
        }
        return json().toString();
    }

    /** Returns the message that a line keeps; a line that an earlier version kept stands as it is. */
    public static Message read(String kept) {
        if (!kept.startsWith(START)) {
            return plain(kept);
        }
        try {
            return message(JSON.readTree(kept));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException | MissingResourceException e) {
            return plain(kept);
        }
    }

    /** Returns the lines as which several messages are kept. */
    public static String keptLines(List<Message> messages) {
        return String.join("\n", messages.stream().map(Message::kept).toList());
    }

    /** Returns the messages that {@link #keptLines} kept. */
    public static List<Message> readLines(String kept) {
        return kept.lines().map(Message::read).toList();
    }

    /** Words several messages in the language of the reader. */
    public static List<String> words(List<Message> messages) {
        return messages.stream().map(Message::words).toList();
    }

    private static Object normal(Object value) {
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (value instanceof Enum<?> word) {
            return word.name();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Message::normal).toList();
        }
        if (value instanceof AnyOf any) {
            return new AnyOf(any.parts().stream().map(Message::normal).toList());
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof LocalDate
                || value instanceof Instant
                || value instanceof Message) {
            return value;
        }
        throw new IllegalArgumentException("no argument of a message: " + value.getClass());
    }

    private static Object written(Object value, Language language) {
        if (value instanceof LocalDate date) {
            return language.day(date);
        }
        if (value instanceof Instant at) {
            return language.moment(at);
        }
        if (value instanceof Message message) {
            return message.in(language);
        }
        if (value instanceof List<?> list) {
            return language.all(texts(list, language));
        }
        if (value instanceof AnyOf any) {
            return language.any(texts(any.parts(), language));
        }
        return value;
    }

    private static List<String> texts(List<?> parts, Language language) {
        return parts.stream()
                .map(part -> written(part, language))
                .map(part -> part instanceof Number number ? language.number(number.doubleValue()) : part.toString())
                .toList();
    }

    private ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(SAY, room + "#" + key);
        if (!arguments.isEmpty()) {
            ObjectNode with = node.putObject(WITH);
            arguments.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(argument -> with.set(argument.getKey(), json(argument.getValue())));
        }
        return node;
    }

    private static JsonNode json(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Long number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Double number) {
            return nodes.numberNode(number);
        }
        if (value instanceof LocalDate || value instanceof Instant) {
            return nodes.objectNode().put(value instanceof Instant ? "at" : "day", value.toString());
        }
        if (value instanceof Message message) {
            return message.json();
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        if (value instanceof AnyOf any) {
            return nodes.objectNode().set("any", array(any.parts()));
        }
        return nodes.textNode(value.toString());
    }

    private static ArrayNode array(List<?> parts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> array.add(json(part)));
        return array;
    }

    private static Message message(JsonNode node) {
        String[] said = node.path(SAY).asText().split("#", 2);
        if (said.length < 2 || !(said[0].isEmpty() || ROOM.matcher(said[0]).matches())) {
            throw new IllegalArgumentException("no message: " + node);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        node.path(WITH).properties().forEach(field -> arguments.put(field.getKey(), value(field.getValue())));
        return new Message(said[0], said[1], arguments);
    }

    private static Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isArray()) {
            return values(node);
        }
        if (node.has(SAY)) {
            return message(node);
        }
        if (node.has("day")) {
            return LocalDate.parse(node.path("day").asText());
        }
        if (node.has("at")) {
            return Instant.parse(node.path("at").asText());
        }
        return node.has("any") ? new AnyOf(values(node.path("any"))) : node.asText();
    }

    private static List<Object> values(JsonNode array) {
        List<Object> values = new ArrayList<>();
        array.forEach(part -> values.add(value(part)));
        return values;
    }
}
