package org.waymark.web.admin.standard;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.waymark.journey.standard.EditStandard;
import org.waymark.journey.standard.StandardChange;
import org.waymark.language.Messages;
import org.waymark.standard.Rounding;
import org.waymark.standard.Standard;
import org.waymark.web.Form;
import org.waymark.web.part.OptionView;

/** The form of a Standard's title, days, number of criteria, and notes. */
record FrameForm(EditStandard edit, Standard standard) implements EditForm {
    private static final Messages MESSAGES = Messages.of(FrameForm.class);
    private static final List<String> NAMES =
            List.of("title", "validFrom", "validUntil", "criteriaCount", "rounding", "provisional", "notes");

    @Override
    public String heading() {
        return MESSAGES.say("frame.heading", "title", standard.title());
    }

    @Override
    public String lead() {
        return MESSAGES.say("frame.lead");
    }

    @Override
    public String page() {
        return "/frame";
    }

    @Override
    public Map<String, String> stored() {
        Map<String, String> stored = new LinkedHashMap<>();
        stored.put("title", standard.title());
        stored.put("validFrom", Objects.toString(standard.validFrom(), ""));
        stored.put("validUntil", Objects.toString(standard.validUntil(), ""));
        stored.put("criteriaCount", Integer.toString(standard.criteriaCount()));
        stored.put("rounding", standard.rounding().word());
        stored.put("provisional", FormFields.box(standard.provisional()));
        stored.put("notes", String.join("\n", standard.notes()));
        return stored;
    }

    @Override
    public Map<String, String> read(Form form) {
        return FormFields.read(form, NAMES);
    }

    @Override
    public List<EditView.Group> groups(Map<String, String> typed, Map<String, String> problems) {
        return List.of(new FormFields(typed, problems)
                .add("title", EditView.Kind.LINE, "frame.title")
                .add("validFrom", EditView.Kind.DATE, "frame.valid-from")
                .add("validUntil", EditView.Kind.DATE, "frame.valid-until")
                .add("criteriaCount", EditView.Kind.NUMBER, "frame.count", "frame.count.hint")
                .choice(
                        "rounding",
                        "frame.rounding",
                        Arrays.stream(Rounding.values())
                                .map(one -> new OptionView(
                                        one.word(),
                                        MESSAGES.say(one),
                                        one.word().equals(typed.get("rounding"))))
                                .toList())
                .add("provisional", EditView.Kind.CHECK, "frame.provisional")
                .add("notes", EditView.Kind.TEXT, "frame.notes", "frame.notes.hint")
                .group(MESSAGES.say("frame.group")));
    }

    private static StandardChange change(Map<String, String> typed) {
        return new StandardChange.Frame(
                typed.getOrDefault("title", ""),
                typed.getOrDefault("validFrom", ""),
                typed.getOrDefault("validUntil", ""),
                typed.getOrDefault("criteriaCount", ""),
                typed.getOrDefault("rounding", ""),
                FormFields.YES.equals(typed.get("provisional")),
                typed.getOrDefault("notes", "")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
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
