package org.waymark.standard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.waymark.language.Message;
import org.waymark.language.Messages;

/** The values of a JSON file while it is read, with the line of each place, and the faults that were found. */
final class Tree {
    private static final Messages MESSAGES = Messages.of(Tree.class);
    private static final ObjectMapper JSON = new ObjectMapper();

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
            default -> JSON.readTree(parser);
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
