package org.waymark.web.admin.standard;

import java.util.List;
import java.util.Map;
import org.waymark.journey.standard.EditStandard;
import org.waymark.language.Messages;
import org.waymark.standard.Standard;
import org.waymark.web.Form;

/** Brings back a Standard as it was after one of its changes; there is nothing to type. */
record RestoreForm(EditStandard edit, Standard standard, int number) implements EditForm {
    private static final Messages MESSAGES = Messages.of(RestoreForm.class);

    @Override
    public String heading() {
        return MESSAGES.say("restore.heading", "number", number);
    }

    @Override
    public String lead() {
        return MESSAGES.say("restore.lead", "title", standard.title());
    }

    @Override
    public String page() {
        return "/restore/" + number;
    }

    @Override
    public Map<String, String> stored() {
        return Map.of();
    }

    @Override
    public Map<String, String> read(Form form) {
        return Map.of();
    }

    @Override
    public List<EditView.Group> groups(Map<String, String> typed, Map<String, String> problems) {
        return List.of();
    }

    @Override
    public EditStandard.Outcome check(Map<String, String> typed, int from) {
        return edit.checkRestore(standard.id(), number, from);
    }

    @Override
    public EditStandard.Outcome save(Map<String, String> typed, int from, String by) {
        return edit.saveRestore(standard.id(), number, from, by);
    }
}
