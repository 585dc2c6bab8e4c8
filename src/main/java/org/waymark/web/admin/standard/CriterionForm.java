package org.waymark.web.admin.standard;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.standard.EditStandard;
import org.waymark.journey.standard.StandardChange;
import org.waymark.language.Messages;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;
import org.waymark.web.Form;
import org.waymark.web.part.OptionView;

/**
 * The form of one criterion.
 *
 * @param criterion the one that is changed; null for a new one
 */
record CriterionForm(
        EditStandard edit, Standard standard, @Nullable Criterion criterion) implements EditForm {
    private static final Messages MESSAGES = Messages.of(CriterionForm.class);
    private static final List<String> NAMES = List.of(
            "code", "area", "title", "statement", "timeBoundMonths", "prerequisites", "core", "provisional", "note");

    @Override
    public String heading() {
        return criterion == null
                ? MESSAGES.say("criterion.heading.new")
                : MESSAGES.say("criterion.heading", "code", criterion.code().value());
    }

    @Override
    public String lead() {
        return MESSAGES.say("criterion.lead");
    }

    @Override
    public String page() {
        return criterion == null ? "/criterion" : "/criteria/" + criterion.code();
    }

    @Override
    public Map<String, String> stored() {
        Map<String, String> stored = new LinkedHashMap<>();
        if (criterion != null) {
            stored.put("code", criterion.code().value());
            stored.put("area", criterion.area().title());
            stored.put("title", criterion.title());
            stored.put("statement", criterion.statement());
            stored.put("timeBoundMonths", Objects.toString(criterion.timeBoundMonths(), ""));
            stored.put(
                    "prerequisites",
                    criterion.prerequisites().stream().map(CriterionCode::value).collect(Collectors.joining(" ")));
            stored.put("core", FormFields.box(criterion.core()));
            stored.put("provisional", FormFields.box(criterion.provisional()));
            stored.put("note", Objects.toString(criterion.note(), ""));
        }
        return stored;
    }

    @Override
    public Map<String, String> read(Form form) {
        return FormFields.read(form, NAMES);
    }

    @Override
    public List<EditView.Group> groups(Map<String, String> typed, Map<String, String> problems) {
        return List.of(new FormFields(typed, problems)
                .add("code", EditView.Kind.LINE, "criterion.code", "criterion.code.hint")
                .choice(
                        "area",
                        "criterion.area",
                        standard.areas().stream()
                                .map(PracticeArea::title)
                                .map(area -> new OptionView(area, area, area.equals(typed.get("area"))))
                                .toList())
                .add("title", EditView.Kind.LINE, "criterion.title", "criterion.title.hint")
                .add("statement", EditView.Kind.TEXT, "criterion.statement")
                .add("timeBoundMonths", EditView.Kind.NUMBER, "criterion.months", "criterion.months.hint")
                .add("prerequisites", EditView.Kind.LINE, "criterion.prerequisites", "criterion.prerequisites.hint")
                .add("core", EditView.Kind.CHECK, "criterion.core")
                .add("provisional", EditView.Kind.CHECK, "criterion.provisional")
                .add("note", EditView.Kind.TEXT, "criterion.note", "criterion.note.hint")
                .group(MESSAGES.say("criterion.group")));
    }

    private StandardChange change(Map<String, String> typed) {
        return new StandardChange.OfCriterion(
                criterion == null ? null : criterion.code(),
                typed.getOrDefault("code", "").strip(),
                typed.getOrDefault("area", ""),
                typed.getOrDefault("title", "").strip(),
                typed.getOrDefault("statement", ""),
                typed.getOrDefault("timeBoundMonths", ""),
                Arrays.stream(typed.getOrDefault("prerequisites", "").split("[\\s,;]+", -1))
                        .filter(code -> !code.isEmpty())
                        .toList(),
                FormFields.YES.equals(typed.get("core")),
                FormFields.YES.equals(typed.get("provisional")),
                typed.getOrDefault("note", ""));
    }

    @Override
    public EditStandard.Outcome check(Map<String, String> typed, int from) {
        return edit.check(standard.id(), change(typed), from);
    }

    @Override
    public EditStandard.Outcome save(Map<String, String> typed, int from, String by) {
        return edit.save(standard.id(), change(typed), from, by);
    }
}
