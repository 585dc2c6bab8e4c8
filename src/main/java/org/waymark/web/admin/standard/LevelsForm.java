package org.waymark.web.admin.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.waymark.journey.standard.EditStandard;
import org.waymark.journey.standard.StandardChange;
import org.waymark.language.Messages;
import org.waymark.standard.Level;
import org.waymark.standard.Rounding;
import org.waymark.standard.Standard;
import org.waymark.web.Form;

/** The form of all levels of a Standard, with room for a further one. */
record LevelsForm(EditStandard edit, Standard standard) implements EditForm {
    private static final Messages MESSAGES = Messages.of(LevelsForm.class);
    private static final List<String> NAMES = List.of("code", "title", "percent", "points", "provisional", "note");
    private static final int MOST = 20;

    @Override
    public String heading() {
        return MESSAGES.say("levels.heading", "title", standard.title());
    }

    @Override
    public String lead() {
        return MESSAGES.say("levels.lead");
    }

    @Override
    public String page() {
        return "/levels";
    }

    @Override
    public Map<String, String> stored() {
        Map<String, String> stored = new LinkedHashMap<>();
        for (int i = 0; i < standard.levels().size(); i++) {
            Level level = standard.levels().get(i);
            stored.put("code-" + i, level.code());
            stored.put("title-" + i, level.title());
            stored.put("percent-" + i, Integer.toString(level.percent()));
            boolean follows = standard.rounding() != Rounding.STATED;
            stored.put("points-" + i, follows ? "" : Integer.toString(level.points()));
            stored.put("provisional-" + i, FormFields.box(level.provisional()));
            stored.put("note-" + i, Objects.toString(level.note(), ""));
        }
        return stored;
    }

    @Override
    public Map<String, String> read(Form form) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < MOST; i++) {
            for (String name : NAMES) {
                String value = form.text(name + "-" + i);
                if (!value.isEmpty()) {
                    typed.put(name + "-" + i, value);
                }
            }
        }
        return typed;
    }

    @Override
    public List<EditView.Group> groups(Map<String, String> typed, Map<String, String> problems) {
        List<EditView.Group> groups = new ArrayList<>();
        int known = lines(typed).size();
        for (int i = 0; i <= known && i < MOST; i++) {
            boolean further = i == known;
            groups.add(new FormFields(typed, problems)
                    .add(
                            "title-" + i,
                            EditView.Kind.LINE,
                            "levels.name",
                            further ? "levels.name.new" : "levels.name.hint")
                    .add("percent-" + i, EditView.Kind.NUMBER, "levels.percent")
                    .add("points-" + i, EditView.Kind.NUMBER, "levels.points", "levels.points.hint")
                    .add("provisional-" + i, EditView.Kind.CHECK, "levels.provisional")
                    .add("note-" + i, EditView.Kind.TEXT, "levels.note")
                    .group(further ? MESSAGES.say("levels.group.new") : MESSAGES.say("levels.group", "number", i + 1)));
        }
        return groups;
    }

    /** As many lines as have something in them, counted to the last. */
    private static List<StandardChange.Levels.Line> lines(Map<String, String> typed) {
        int count = 0;
        for (int i = 0; i < MOST; i++) {
            for (String name : NAMES) {
                if (typed.containsKey(name + "-" + i)) {
                    count = i + 1;
                }
            }
        }
        List<StandardChange.Levels.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new StandardChange.Levels.Line(
                    typed.getOrDefault("code-" + i, ""),
                    typed.getOrDefault("title-" + i, "").strip(),
                    typed.getOrDefault("percent-" + i, ""),
                    typed.getOrDefault("points-" + i, ""),
                    FormFields.YES.equals(typed.get("provisional-" + i)),
                    typed.getOrDefault("note-" + i, "")));
        }
        return lines;
    }

    @Override
    public EditStandard.Outcome check(Map<String, String> typed, int from) {
        return edit.check(standard.id(), new StandardChange.Levels(lines(typed)), from);
    }

    @Override
    public EditStandard.Outcome save(Map<String, String> typed, int from, String by) {
        return edit.save(standard.id(), new StandardChange.Levels(lines(typed)), from, by);
    }
}
