package org.waymark.web.admin.run;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.RunFormat;
import org.waymark.learning.SessionKind;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;
import org.waymark.web.admin.run.EntryFormView.Criterion;
import org.waymark.web.admin.run.EntryFormView.Picker;
import org.waymark.web.admin.run.EntryFormView.Practice;
import org.waymark.web.admin.run.FieldView.Kind;
import org.waymark.web.part.OptionView;
import org.waymark.web.part.Words;

/** Lists what can be chosen in the forms of runs and opportunities. */
final class FormChoices {
    private static final Messages MESSAGES = Messages.of(FormChoices.class);

    /** The languages in which cities were taught so far, and those of most of the others. */
    private static final List<String> LANGUAGES =
            List.of("en", "es", "pt", "fr", "ar", "zh", "hi", "id", "ja", "ko", "ru", "sw", "tr", "uk", "vi");

    private FormChoices() {}

    static Map<String, List<OptionView>> ofOpportunity() {
        return Map.of("kind", listed(kinds()));
    }

    static Map<String, List<OptionView>> ofRun(List<Opportunity> opportunities, List<Standard> standards) {
        Map<String, List<OptionView>> all = new HashMap<>();
        all.put(
                "opportunity",
                listed(opportunities.stream()
                        .sorted(Comparator.comparing(Opportunity::title))
                        .map(one -> option(one.id().value(), one.title()))
                        .toList()));
        all.put(
                "language",
                LANGUAGES.stream()
                        .map(tag -> option(tag, StaffWords.language(tag)))
                        .toList());
        all.put(
                "format",
                Arrays.stream(RunFormat.values())
                        .map(format -> option(format.word(), MESSAGES.say(format)))
                        .toList());
        all.put(
                "sessions.kind",
                Arrays.stream(SessionKind.values())
                        .map(kind -> option(kind.word(), MESSAGES.say(kind)))
                        .toList());
        all.put(
                Shape.STANDARD,
                standards.stream()
                        .map(standard -> option(standard.id().value(), standard.title()))
                        .toList());
        return all;
    }

    static List<OptionView> kinds() {
        return Arrays.stream(OpportunityKind.values())
                .map(kind -> option(kind.word(), Words.kind(kind)))
                .toList();
    }

    private static OptionView option(String value, String label) {
        return new OptionView(value, label, false);
    }

    /** Puts an empty choice before the others, so that nobody chooses the first by doing nothing. */
    private static List<OptionView> listed(List<OptionView> options) {
        List<OptionView> all = new ArrayList<>(List.of(option("", MESSAGES.say("choose"))));
        all.addAll(options);
        return all;
    }

    /** Returns the names of the zones that somebody lives in. */
    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    static Picker picker(FormFields fields, @Nullable Standard standard, Typed typed, @Nullable String suggestion) {
        return new Picker(
                fields.field(new Shape.Item(Shape.STANDARD, Kind.CHOICE, false, false)),
                standard == null ? List.of() : practices(standard, Set.copyOf(typed.criteria())),
                suggestion,
                fields.faultOf(Shape.CRITERIA));
    }

    private static List<Practice> practices(Standard standard, Set<String> chosen) {
        List<Practice> practices = new ArrayList<>();
        for (PracticeArea area : standard.areas()) {
            List<Criterion> criteria = standard.criteriaIn(area).stream()
                    .map(criterion -> new Criterion(
                            criterion.code().value(),
                            criterion.title(),
                            criterion.statement(),
                            criterion.core(),
                            chosen.contains(criterion.code().value())))
                    .toList();
            long count = criteria.stream().filter(Criterion::chosen).count();
            practices.add(new Practice(
                    area.title(), count == 0 ? null : MESSAGES.say("picker.count", "count", count), criteria));
        }
        return practices;
    }
}
