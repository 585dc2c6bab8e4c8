package org.waymark.web.admin.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.programme.Written;
import org.waymark.language.Language;
import org.waymark.language.Messages;
import org.waymark.learning.edit.Revision;
import org.waymark.standard.FileFault;
import org.waymark.web.Form;
import org.waymark.web.part.FormView;
import org.waymark.web.part.OptionView;

/** Handles what the forms of runs and of opportunities have in common: buttons that keep nothing, and two people. */
final class EntryForms {
    private static final Messages MESSAGES = Messages.of(EntryForms.class);

    private EntryForms() {}

    /**
     * What is shown in a form.
     *
     * @param revision which a change starts from
     * @param spare the group in which more empty rows are wanted
     * @param theirs what somebody else put into fields that were changed here too
     */
    record Shown(
            Typed typed,
            int revision,
            List<FileFault> faults,
            String spare,
            EntryFormView.@Nullable Conflict conflict,
            Map<String, String> theirs,
            @Nullable String suggestion) {
        static Shown of(Typed typed, int revision) {
            return new Shown(typed, revision, List.of(), "", null, Map.of(), null);
        }

        Shown with(List<FileFault> its) {
            return new Shown(typed, revision, its, spare, conflict, theirs, suggestion);
        }

        Shown suggesting(Typed other, String words) {
            return new Shown(other, revision, faults, spare, conflict, theirs, words);
        }

        /** Puts faults and what others did into the fields. */
        FormFields fields(Shape shape, Map<String, List<OptionView>> options) {
            FormFields fields = new FormFields(shape, typed, options);
            fields.spare(spare);
            faults.forEach(fault -> fields.fault(fault.field(), fault.message().words()));
            theirs.forEach(fields::theirs);
            return fields;
        }
    }

    static boolean isKept(Form form) {
        return form.text("do").equals("save") || isPublished(form);
    }

    static boolean isPublished(Form form) {
        return form.text("do").equals("publish");
    }

    static int revision(Form form) {
        String number = form.text("revision");
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    }

    /** Answers a button that keeps nothing: everything that was typed stays. */
    static Shown pressed(Form form, Typed typed) {
        String[] words = form.text("do").split(":", -1);
        if (words[0].equals("drop") && words.length == 3 && words[2].matches("\\d{1,3}")) {
            return Shown.of(typed.without(words[1], Integer.parseInt(words[2])), revision(form));
        }
        String spare = words[0].equals("more") && words.length == 2 ? words[1] : "";
        return new Shown(typed, revision(form), List.of(), spare, null, Map.of(), null);
    }

    /**
     * Shows what was typed together with what others saved since the form was opened.
     *
     * @param history the newest first
     * @param now all of it as it is
     */
    static Shown outdated(
            Shape shape,
            Typed mine,
            int began,
            Written.Outdated outdated,
            List<Revision> history,
            String now,
            Map<String, List<OptionView>> options) {
        Typed theirs = Typed.read(now, shape);
        Typed before = history.stream()
                .filter(revision -> revision.number() == began)
                .findFirst()
                .map(revision -> Typed.read(revision.content(), shape))
                .orElse(theirs);
        List<EntryFormView.Change> changes = FormFields.changes(shape, before, theirs, options);
        List<String> people = outdated.since().stream()
                .map(revision -> StaffWords.who(revision.recordedBy()))
                .distinct()
                .toList();
        Typed merged = mine.mergedInto(before, theirs);
        return new Shown(
                merged,
                outdated.revision(),
                List.of(),
                "",
                new EntryFormView.Conflict(
                        MESSAGES.say("conflict.who", "people", people, "count", changes.size()), changes),
                both(shape, mine, before, theirs),
                null);
    }

    /** Finds the fields that both have changed, each with what the other put there. */
    private static Map<String, String> both(Shape shape, Typed mine, Typed before, Typed theirs) {
        Map<String, String> both = new LinkedHashMap<>();
        for (Shape.Item item : shape.items()) {
            String name = item.name();
            String their = theirs.text(name);
            if (!mine.text(name).equals(before.text(name))
                    && !their.equals(before.text(name))
                    && !their.equals(mine.text(name))) {
                both.put(name, their);
            }
        }
        for (Shape.Group group : shape.groups()) {
            String name = group.name();
            List<Map<String, String>> rows = mine.rows(name);
            if (Typed.same(rows, before.rows(name)) || Typed.same(theirs.rows(name), before.rows(name))) {
                continue;
            }
            for (int i = 0; i < Math.min(rows.size(), theirs.rows(name).size()); i++) {
                for (Shape.Item item : group.items()) {
                    String their = theirs.rows(name).get(i).getOrDefault(item.name(), "");
                    if (!Objects.equals(rows.get(i).getOrDefault(item.name(), ""), their)) {
                        both.put(Typed.place(name, i, item.name()), their);
                    }
                }
            }
        }
        return both;
    }

    /**
     * Says the history of something.
     *
     * @param history the newest first
     */
    static List<RunPageView.Revision> history(
            Shape shape, List<Revision> history, Map<String, List<OptionView>> options, Undo undo) {
        List<RunPageView.Revision> said = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Revision revision = history.get(i);
            if (revision.action() == Revision.Action.FOUND) {
                continue;
            }
            Revision before = i + 1 < history.size() ? history.get(i + 1) : null;
            said.add(new RunPageView.Revision(
                    revision.number(),
                    Language.current().moment(revision.recordedAt()),
                    StaffWords.who(revision.recordedBy()),
                    MESSAGES.say(revision.action()),
                    before == null
                            ? List.of()
                            : FormFields.changes(
                                    shape,
                                    Typed.read(before.content(), shape),
                                    Typed.read(revision.content(), shape),
                                    options),
                    before == null ? null : undo.to(before.number())));
        }
        return said;
    }

    /** Makes the form that brings back a revision. */
    interface Undo {
        FormView to(int revision);
    }
}
