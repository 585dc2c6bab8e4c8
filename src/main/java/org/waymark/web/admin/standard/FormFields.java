package org.waymark.web.admin.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.web.Form;
import org.waymark.web.part.OptionView;

/** Collects the fields of a form, each with what was typed and what is wrong with it. */
final class FormFields {
    private static final Messages MESSAGES = Messages.of(FormFields.class);
    static final String YES = "yes";

    private final Map<String, String> typed;
    private final Map<String, String> problems;
    private final List<EditView.Field> fields = new ArrayList<>();

    FormFields(Map<String, String> typed, Map<String, String> problems) {
        this.typed = typed;
        this.problems = problems;
    }

    /** Reads these fields of a form; what was not sent is empty. */
    static Map<String, String> read(Form form, Iterable<String> names) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : names) {
            typed.put(name, form.text(name));
        }
        return typed;
    }

    static String box(boolean checked) {
        return checked ? YES : "";
    }

    /**
     * Adds a field.
     *
     * @param label the key of its label; the key of a hint ends in {@code .hint}
     */
    FormFields add(String name, EditView.Kind kind, String label, @Nullable String hint) {
        return add(name, kind, label, hint, List.of());
    }

    FormFields add(String name, EditView.Kind kind, String label) {
        return add(name, kind, label, null, List.of());
    }

    FormFields choice(String name, String label, List<OptionView> options) {
        return add(name, EditView.Kind.CHOICE, label, null, options);
    }

    private FormFields add(
            String name, EditView.Kind kind, String label, @Nullable String hint, List<OptionView> options) {
        fields.add(new EditView.Field(
                name,
                kind,
                MESSAGES.say(label),
                hint == null ? null : MESSAGES.say(hint),
                typed.getOrDefault(name, ""),
                options,
                problems.get(name)));
        return this;
    }

    EditView.Group group(String legend) {
        return new EditView.Group(legend, fields);
    }
}
