package org.waymark.web.admin.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.web.admin.run.EntryFormView.Picker;
import org.waymark.web.admin.run.EntryFormView.Row;
import org.waymark.web.admin.run.EntryFormView.Rows;
import org.waymark.web.admin.run.EntryFormView.Section;
import org.waymark.web.admin.run.FieldView.Kind;
import org.waymark.web.part.OptionView;

/** Puts what was typed into the fields of a form, each with its words and what is wrong with it. */
final class FormFields {
    private static final Messages MESSAGES = Messages.of(FormFields.class);
    private static final Pattern LINE = Pattern.compile("^(.+)\\[(\\d+)]");
    private static final Pattern ROW = Pattern.compile("^(\\w+)\\[(\\d+)](?:\\.(\\w+))?");
    private static final int SPARE_ROWS = 1;

    private final Shape shape;
    private final Typed typed;
    private final Map<String, List<OptionView>> options;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private final Map<String, String> theirs = new LinkedHashMap<>();
    private final List<EntryFormView.Fault> summary = new ArrayList<>();
    private String spareIn = "";

    /** @param options what can be chosen, by the key of the field; a choice is marked here */
    FormFields(Shape shape, Typed typed, Map<String, List<OptionView>> options) {
        this.shape = shape;
        this.typed = typed;
        this.options = options;
    }

    /** Offers more empty rows in that group. */
    void spare(String group) {
        spareIn = group;
    }

    /** Notes what somebody else has put into a field meanwhile. */
    void theirs(String name, String value) {
        theirs.put(name, value);
    }

    /** @param field its place in a file, such as {@code sessions[1].date} or {@code notes[0]}; of no field if unknown */
    void fault(String field, String words) {
        Set<String> known = new HashSet<>();
        shape.items().forEach(item -> known.add(item.name()));
        Matcher line = LINE.matcher(field);
        Matcher row = ROW.matcher(field);
        if (known.contains(field) || field.equals(Shape.STANDARD) || field.equals(Shape.CRITERIA)) {
            add(field, label(field), words);
        } else if (line.matches()
                && (known.contains(line.group(1)) || line.group(1).equals(Shape.CRITERIA))) {
            String name = line.group(1);
            int number = Integer.parseInt(line.group(2));
            if (name.equals(Shape.CRITERIA) && number < typed.criteria().size()) {
                add(name, typed.criteria().get(number), words);
            } else {
                add(name, MESSAGES.say("line", "field", label(name), "number", number + 1), words);
            }
        } else if (row.matches() && row.group(3) != null) {
            String key = row.group(1) + "." + row.group(3);
            String label = MESSAGES.say(
                    "row.field", "row", heading(row.group(1), Integer.parseInt(row.group(2))), "field", label(key));
            add(field, label, words);
        } else {
            summary.add(new EntryFormView.Fault(null, MESSAGES.say("fault", "field", field, "what", words)));
        }
    }

    private void add(String name, String label, String words) {
        String sentence = MESSAGES.say("fault", "field", label, "what", words);
        faults.merge(name, sentence, (first, next) -> first + " " + next);
        summary.add(new EntryFormView.Fault(FieldView.id(name), sentence));
    }

    private static String label(String key) {
        return MESSAGES.say("field." + key);
    }

    /** Returns the words of what is chosen in a field; empty while nothing is. */
    static String label(Map<String, List<OptionView>> options, String name, Typed typed) {
        return options.getOrDefault(name, List.of()).stream()
                .filter(option -> !option.value().isEmpty() && option.value().equals(typed.text(name)))
                .findFirst()
                .map(OptionView::label)
                .orElse("");
    }

    /** Lists what is wrong in the order of the page. */
    List<EntryFormView.Fault> summary() {
        List<String> order = new ArrayList<>();
        for (Shape.Section section : shape.sections()) {
            section.items().forEach(item -> order.add(FieldView.id(item.name())));
            Optional.ofNullable(section.group()).ifPresent(group -> order.add(FieldView.id(group.name())));
        }
        return summary.stream()
                .sorted(Comparator.comparingInt(fault -> place(order, fault.id())))
                .toList();
    }

    private static int place(List<String> order, @Nullable String id) {
        for (int i = 0; id != null && i < order.size(); i++) {
            if (id.equals(order.get(i)) || id.matches(order.get(i) + "-\\d+-.*")) {
                return i;
            }
        }
        return order.size();
    }

    @Nullable
    String faultOf(String name) {
        return faults.get(name);
    }

    /** Returns a field outside of the shape, such as the one that chooses the Standard. */
    FieldView field(Shape.Item item) {
        return field(item, item.name(), typed.text(item.name()));
    }

    List<Section> sections(@Nullable Picker picker) {
        return shape.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        MESSAGES.say("section." + section.id()),
                        MESSAGES.say("about." + section.id()),
                        section.items().stream().map(this::field).toList(),
                        rowsOf(section.group()),
                        section.criteria() ? picker : null))
                .toList();
    }

    private @Nullable Rows rowsOf(Shape.@Nullable Group group) {
        return group == null ? null : rows(group);
    }

    private Rows rows(Shape.Group group) {
        List<Map<String, String>> filled = typed.rows(group.name());
        int spare = group.name().equals(spareIn) ? 4 * SPARE_ROWS : filled.isEmpty() ? 2 * SPARE_ROWS : SPARE_ROWS;
        String zone = filled.stream()
                .map(row -> row.getOrDefault("zone", ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < filled.size() + spare; i++) {
            boolean empty = i >= filled.size();
            Map<String, String> row = empty ? Map.of("zone", zone) : filled.get(i);
            List<FieldView> fields = new ArrayList<>();
            for (Shape.Item item : group.items()) {
                String name = Typed.place(group.name(), i, item.name());
                fields.add(field(item, name, row.getOrDefault(item.name(), "")));
            }
            String heading = heading(group.name(), i);
            rows.add(new Row(heading, fields, empty ? null : MESSAGES.say("drop", "row", heading)));
        }
        return new Rows(group.name(), MESSAGES.say("more." + group.name()), rows);
    }

    static String heading(String group, int row) {
        return MESSAGES.say("row." + group, "number", row + 1);
    }

    private FieldView field(Shape.Item item, String name, String value) {
        List<OptionView> its = options.getOrDefault(item.key(), List.of()).stream()
                .map(option -> new OptionView(
                        option.value(), option.label(), option.value().equals(value)))
                .toList();
        boolean listed = value.isEmpty() || its.stream().anyMatch(OptionView::chosen);
        return new FieldView(
                name,
                item.kind(),
                item.kind() == Kind.HIDDEN ? "" : label(item.key()),
                item.hinted() ? MESSAGES.say("hint." + item.key()) : null,
                item.required(),
                value,
                item.kind() == Kind.CHOICE && !listed
                        ? Stream.concat(its.stream(), Stream.of(new OptionView(value, value, true)))
                                .toList()
                        : its,
                faults.get(name),
                theirs.get(name));
    }

    /** Says the fields that differ between two contents of a form, each as it was and as it is. */
    static List<EntryFormView.Change> changes(
            Shape shape, Typed before, Typed after, Map<String, List<OptionView>> options) {
        List<EntryFormView.Change> changes = new ArrayList<>();
        for (Shape.Item item : shape.items()) {
            String from = before.text(item.name());
            String to = after.text(item.name());
            if (!from.equals(to) && item.kind() != Kind.HIDDEN) {
                changes.add(new EntryFormView.Change(
                        label(item.key()), shown(item, from, options), shown(item, to, options)));
            }
        }
        for (Shape.Group group : shape.groups()) {
            changes.addAll(changes(group, before.rows(group.name()), after.rows(group.name()), options));
        }
        if (!before.text(Shape.STANDARD).equals(after.text(Shape.STANDARD))) {
            changes.add(new EntryFormView.Change(
                    label(Shape.STANDARD), before.text(Shape.STANDARD), after.text(Shape.STANDARD)));
        }
        if (!before.criteria().equals(after.criteria())) {
            changes.add(new EntryFormView.Change(
                    label(Shape.CRITERIA), String.join(", ", before.criteria()), String.join(", ", after.criteria())));
        }
        return changes;
    }

    private static List<EntryFormView.Change> changes(
            Shape.Group group,
            List<Map<String, String>> before,
            List<Map<String, String>> after,
            Map<String, List<OptionView>> options) {
        List<EntryFormView.Change> changes = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String from = i < before.size() ? row(group, before.get(i), options) : "";
            String to = i < after.size() ? row(group, after.get(i), options) : "";
            if (!from.equals(to)) {
                changes.add(new EntryFormView.Change(heading(group.name(), i), from, to));
            }
        }
        return changes;
    }

    private static String row(Shape.Group group, Map<String, String> row, Map<String, List<OptionView>> options) {
        return String.join(
                " · ",
                group.items().stream()
                        .filter(item -> item.kind() != Kind.HIDDEN && item.kind() != Kind.FLAG)
                        .map(item -> shown(item, row.getOrDefault(item.name(), ""), options))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static String shown(Shape.Item item, String value, Map<String, List<OptionView>> options) {
        if (item.kind() == Kind.FLAG) {
            return MESSAGES.say(value.equals(Typed.YES) ? "flag.yes" : "flag.no");
        }
        return options.getOrDefault(item.key(), List.of()).stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .map(OptionView::label)
                .orElse(value);
    }
}
