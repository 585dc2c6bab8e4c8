package org.waymark.web.admin.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.waymark.web.Form;
import org.waymark.web.admin.run.FieldView.Kind;

/**
 * The content of a form as it was typed, whether it can be taken or not.
 *
 * @param texts by the name of the field; {@code yes} for what is ticked
 * @param rows of the fields that repeat, by the name of their group, without empty ones
 * @param criteria the codes that are ticked
 */
record Typed(Map<String, String> texts, Map<String, List<Map<String, String>>> rows, List<String> criteria) {
    static final String YES = "yes";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_ROWS = 200;
    private static final Pattern PLACE = Pattern.compile("^(\\w+)\\[(\\d{1,6})](?:\\.\\w+)?");

    /** Are filled in before anybody types anything, so they make no row. */
    private static final Set<String> BEFOREHAND = Set.of("kind", "zone", "yearInferred");

    static final Typed NOTHING = new Typed(Map.of(), Map.of(), List.of());

    static Typed of(Form form, Shape shape) {
        Map<String, String> texts = new LinkedHashMap<>();
        shape.items().forEach(item -> texts.put(item.name(), clean(form.text(item.name()))));
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        for (Shape.Group group : shape.groups()) {
            List<Map<String, String>> typed = new ArrayList<>();
            for (int i = 0; i < MOST_ROWS; i++) {
                Map<String, String> row = new LinkedHashMap<>();
                for (Shape.Item item : group.items()) {
                    row.put(item.name(), clean(form.text(place(group.name(), i, item.name()))));
                }
                if (!isEmpty(row)) {
                    typed.add(row);
                }
            }
            rows.put(group.name(), typed);
        }
        if (shape.hasCriteria()) {
            texts.put(Shape.STANDARD, clean(form.text(Shape.STANDARD)));
        }
        return new Typed(texts, rows, form.all(Shape.CRITERIA));
    }

    private static String clean(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static boolean isEmpty(Map<String, String> row) {
        return row.entrySet().stream()
                .allMatch(field -> field.getValue().isEmpty() || BEFOREHAND.contains(field.getKey()));
    }

    /** The name under which a field of a row is sent. */
    static String place(String group, int row, String field) {
        return group + "[" + row + "]." + field;
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    boolean isTicked(String name) {
        return text(name).equals(YES);
    }

    List<Map<String, String>> rows(String group) {
        return rows.getOrDefault(group, List.of());
    }

    Typed with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(texts);
        changed.put(name, value);
        return new Typed(changed, rows, criteria);
    }

    Typed with(String group, List<Map<String, String>> its) {
        Map<String, List<Map<String, String>>> changed = new LinkedHashMap<>(rows);
        changed.put(group, its);
        return new Typed(texts, changed, criteria);
    }

    Typed withCriteria(List<String> codes) {
        return new Typed(texts, rows, List.copyOf(codes));
    }

    /** Returns the same without one row. */
    Typed without(String group, int row) {
        List<Map<String, String>> left = new ArrayList<>(rows(group));
        if (row >= 0 && row < left.size()) {
            left.remove(row);
        }
        return with(group, left);
    }

    /**
     * Returns the same without what a fault is about.
     *
     * @param field its place in a file, such as {@code endDate}, {@code notes[2]} or {@code sessions[1].date}
     */
    Typed withoutField(String field) {
        Matcher place = PLACE.matcher(field);
        if (!place.matches()) {
            return with(field, "");
        }
        String name = place.group(1);
        if (name.equals(Shape.CRITERIA)) {
            return withCriteria(List.of());
        }
        // Every row is emptied, not taken out: the places of further faults go on counting it.
        return rows.containsKey(name)
                ? with(name, replaced(rows(name), Integer.parseInt(place.group(2))))
                : with(name, "");
    }

    /** Returns the same without the rows that are empty. */
    Typed compact() {
        Map<String, List<Map<String, String>>> left = new LinkedHashMap<>();
        rows.forEach((group, its) ->
                left.put(group, its.stream().filter(row -> !row.isEmpty()).toList()));
        return new Typed(texts, left, criteria);
    }

    private static List<Map<String, String>> replaced(List<Map<String, String>> rows, int row) {
        List<Map<String, String>> left = new ArrayList<>(rows);
        if (row < left.size()) {
            left.set(row, Map.of());
        }
        return left;
    }

    /**
     * Returns what two people meant who began with the same: what one of them left alone is as the other has it, and
     * what both changed is as it was typed here.
     *
     * @param began what both began with
     * @param theirs what the other has saved meanwhile
     */
    Typed mergedInto(Typed began, Typed theirs) {
        Map<String, String> merged = new LinkedHashMap<>(theirs.texts);
        texts.forEach((name, mine) -> {
            if (!mine.equals(began.text(name))) {
                merged.put(name, mine);
            }
        });
        Map<String, List<Map<String, String>>> lists = new LinkedHashMap<>(theirs.rows);
        rows.forEach((group, mine) -> {
            if (!same(mine, began.rows(group))) {
                lists.put(group, mine);
            }
        });
        return new Typed(merged, lists, criteria.equals(began.criteria) ? theirs.criteria : criteria);
    }

    /** Tells whether the rows say the same; a field that is not there is an empty one. */
    static boolean same(List<Map<String, String>> some, List<Map<String, String>> others) {
        return some.stream()
                .map(Typed::filled)
                .toList()
                .equals(others.stream().map(Typed::filled).toList());
    }

    private static Map<String, String> filled(Map<String, String> row) {
        Map<String, String> filled = new LinkedHashMap<>();
        row.forEach((name, value) -> {
            if (!Objects.requireNonNullElse(value, "").isEmpty()) {
                filled.put(name, value);
            }
        });
        return filled;
    }

    /** Reads what a catalog file says, so that form and file mean the same. */
    static Typed read(String text, Shape shape) {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is no JSON", e);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        shape.items().forEach(item -> texts.put(item.name(), read(json.path(item.name()), item.kind())));
        Map<String, List<Map<String, String>>> rows = new LinkedHashMap<>();
        for (Shape.Group group : shape.groups()) {
            List<Map<String, String>> its = new ArrayList<>();
            for (JsonNode row : json.path(group.name())) {
                Map<String, String> fields = new LinkedHashMap<>();
                group.items().forEach(item -> fields.put(item.name(), read(row.path(item.name()), item.kind())));
                its.add(fields);
            }
            rows.put(group.name(), its);
        }
        if (shape.hasCriteria()) {
            texts.put(Shape.STANDARD, json.path(Shape.STANDARD).asText(""));
        }
        return new Typed(texts, rows, strings(json.path(Shape.CRITERIA)));
    }

    private static String read(JsonNode value, Kind kind) {
        if (kind == Kind.LINES) {
            return String.join("\n", strings(value));
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? Typed.YES : "";
        }
        return value.isNull() ? "" : value.asText("");
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toList());
    }

    /** Returns the object that a catalog file would hold; a field that is empty is left out. */
    String json(Shape shape) {
        ObjectNode json = MAPPER.createObjectNode();
        shape.items().forEach(item -> put(json, item, text(item.name())));
        for (Shape.Group group : shape.groups()) {
            ArrayNode rows = json.putArray(group.name());
            for (Map<String, String> row : rows(group.name())) {
                ObjectNode its = rows.addObject();
                group.items().forEach(item -> put(its, item, row.getOrDefault(item.name(), "")));
            }
        }
        if (shape.hasCriteria()) {
            json.put(Shape.STANDARD, text(Shape.STANDARD));
            ArrayNode codes = json.putArray(Shape.CRITERIA);
            criteria.forEach(codes::add);
        }
        return json.toString();
    }

    private static void put(ObjectNode json, Shape.Item item, String text) {
        if (item.kind() == Kind.FLAG || item.name().endsWith("Inferred")) {
            json.put(item.name(), text.equals(Typed.YES));
        } else if (item.kind() == Kind.LINES) {
            ArrayNode lines = json.putArray(item.name());
            text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        } else if (item.kind() == Kind.NUMBER && text.matches("[0-9]{1,9}")) {
            json.put(item.name(), Integer.parseInt(text));
        } else if (!text.isEmpty()) {
            // Browsers send seconds where a time has some.
            json.put(item.name(), item.kind() == Kind.TIME ? text.replaceFirst("^(\\d\\d:\\d\\d):00$", "$1") : text);
        }
    }
}
