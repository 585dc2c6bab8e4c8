package org.waymark.web.admin.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.waymark.journey.standard.EditStandard;
import org.waymark.language.Messages;
import org.waymark.standard.Standard;
import org.waymark.web.Form;
import org.waymark.web.admin.Flash;

/** The form by which a Standard is taken into use, or put back to a draft. */
record UseForm(EditStandard edit, Standard standard) implements EditForm {
    private static final Messages MESSAGES = Messages.of(UseForm.class);

    @Override
    public String heading() {
        return MESSAGES.say("use.heading", "title", standard.title());
    }

    @Override
    public String lead() {
        return MESSAGES.say("use.lead");
    }

    @Override
    public String page() {
        return "/use";
    }

    @Override
    public Map<String, String> stored() {
        Map<String, String> stored = new LinkedHashMap<>();
        stored.put("runsFrom", Objects.toString(standard.runsFrom(), ""));
        stored.put("citiesFrom", Objects.toString(standard.citiesFrom(), ""));
        return stored;
    }

    @Override
    public Map<String, String> read(Form form) {
        return FormFields.read(form, List.of("runsFrom", "citiesFrom"));
    }

    @Override
    public List<EditView.Group> groups(Map<String, String> typed, Map<String, String> problems) {
        return List.of(new FormFields(typed, problems)
                .add("runsFrom", EditView.Kind.DATE, "use.runs-from", "use.runs-from.hint")
                .add("citiesFrom", EditView.Kind.DATE, "use.cities-from", "use.cities-from.hint")
                .group(MESSAGES.say("use.group")));
    }

    @Override
    public EditStandard.Outcome check(Map<String, String> typed, int from) {
        return edit.checkUse(
                standard.id(), typed.getOrDefault("runsFrom", ""), typed.getOrDefault("citiesFrom", ""), from);
    }

    @Override
    public EditStandard.Outcome save(Map<String, String> typed, int from, String by) {
        return edit.saveUse(
                standard.id(), typed.getOrDefault("runsFrom", ""), typed.getOrDefault("citiesFrom", ""), from, by);
    }

    @Override
    public Flash done() {
        return Flash.STANDARD_USE_SET;
    }
}
