package org.waymark.learning.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field that differs between two revisions.
 *
 * @param field its place in the file's form, such as {@code sessions[1].date}
 * @param from its text before; empty when there was none
 * @param to its text after
 */
public record FieldChange(String field, String from, String to) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Lists the differences between two texts of the file's form, in its order. */
    public static List<FieldChange> between(String before, String after) {
        Map<String, String> from = new LinkedHashMap<>();
        Map<String, String> to = new LinkedHashMap<>();
        read("", parse(before), from);
        read("", parse(after), to);
        Set<String> fields = new LinkedHashSet<>(to.keySet());
        fields.addAll(from.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String field : fields) {
            String was = from.getOrDefault(field, "");
            String is = to.getOrDefault(field, "");
            if (!was.equals(is)) {
                changes.add(new FieldChange(field, was, is));
            }
        }
        return changes;
    }

    private static void read(String place, JsonNode value, Map<String, String> fields) {
        if (value.isObject()) {
            value.properties()
                    .forEach(one ->
                            read(place.isEmpty() ? one.getKey() : place + "." + one.getKey(), one.getValue(), fields));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                read(place + "[" + i + "]", value.get(i), fields);
            }
        } else if (!value.isNull()) {
            fields.put(place, value.asText());
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
