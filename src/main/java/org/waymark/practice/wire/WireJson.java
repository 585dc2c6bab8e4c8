package org.waymark.practice.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON text. */
public final class WireJson {
    public static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private WireJson() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object that the text holds; empty when it is no JSON object. */
    public static Optional<Map<String, Object>> findObject(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {}));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A string, number or truth value as text; anything else is an empty text. */
    public static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : "";
    }

    /** A list of texts; empty when it is anything else. */
    public static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** A JSON object; empty when it is anything else. */
    public static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, entry) -> found.put(String.valueOf(name), entry));
        }
        return found;
    }

    /** The text of each value of a JSON object. */
    public static Map<String, String> textMap(@Nullable Object value) {
        Map<String, String> found = new LinkedHashMap<>();
        object(value).forEach((name, entry) -> found.put(name, text(entry)));
        return found;
    }
}
