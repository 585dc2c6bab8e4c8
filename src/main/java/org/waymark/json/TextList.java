package org.waymark.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;

/** A list of texts as it is kept in one column: JSON. */
public final class TextList {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TextList() {}

    public static String write(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> read(String column) {
        try {
            return List.of(JSON.readValue(column, String[].class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
