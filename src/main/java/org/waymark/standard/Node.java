package org.waymark.standard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One JSON value that remembers its line and its place in the file. */
record Node(int line, String path, Kind kind, String text, List<Node> items, Map<String, Node> fields) {
    enum Kind {
        TEXT("text"),
        NUMBER("a number"),
        FLAG("true or false"),
        NULL("null"),
        LIST("a list"),
        OBJECT("an object");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Reads the value at which the parser stands. The parser's own limits bound the depth of this recursion. */
    static Node read(JsonParser parser, String path, Consumer<Fault> faults) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> new Node(line, path, Kind.OBJECT, "", List.of(), readFields(parser, path, faults));
            case START_ARRAY -> new Node(line, path, Kind.LIST, "", readItems(parser, path, faults), Map.of());
            case VALUE_STRING -> leaf(line, path, Kind.TEXT, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> leaf(line, path, Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> leaf(line, path, Kind.FLAG, parser.getText());
            default -> leaf(line, path, Kind.NULL, "");
        };
    }

    private static Node leaf(int line, String path, Kind kind, String text) {
        return new Node(line, path, kind, text, List.of(), Map.of());
    }

    private static List<Node> readItems(JsonParser parser, String path, Consumer<Fault> faults) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser, path + "[" + items.size() + "]", faults));
        }
        return items;
    }

    private static Map<String, Node> readFields(JsonParser parser, String path, Consumer<Fault> faults)
            throws IOException {
        Map<String, Node> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            String place = path.isEmpty() ? name : path + "." + name;
            parser.nextToken();
            Node value = read(parser, place, faults);
            if (fields.putIfAbsent(name, value) != null) {
                faults.accept(new Fault(value.line(), place, "stands twice in the same object"));
            }
        }
        return fields;
    }
}
