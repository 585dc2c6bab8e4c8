package org.waymark.web.admin.city;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionCode;

/** What was typed into the forms of the page, and why it was not taken. */
record CityForms(
        Marking marking,
        @Nullable Ticks ticks,
        Assessment assessment,
        String note,
        @Nullable String noteProblem) {

    static CityForms nothing(LocalDate today) {
        return new CityForms(
                new Marking(today.toString(), "", null),
                null,
                new Assessment(today.toString(), "", "", "", "", "", null),
                "",
                null);
    }

    CityForms with(Marking typed, Ticks ticks) {
        return new CityForms(typed, ticks, assessment, note, noteProblem);
    }

    CityForms with(Assessment typed) {
        return new CityForms(marking, ticks, typed, note, noteProblem);
    }

    CityForms with(String typed, String problem) {
        return new CityForms(marking, ticks, assessment, typed, problem);
    }

    record Marking(String day, String evidence, @Nullable String problem) {}

    /** The criteria that were ticked, by their codes. */
    record Ticks(Set<String> claimed, Set<String> confirmed) {}

    record Assessment(
            String day,
            String standard,
            String criteria,
            String level,
            String until,
            String note,
            @Nullable String problem) {}

    /** Reads codes as they are typed, with spaces or commas between them. */
    static List<CriterionCode> codes(String typed) {
        return Arrays.stream(typed.split("[\\s,;]++"))
                .filter(code -> !code.isEmpty())
                .map(code -> new CriterionCode(code.toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
    }
}
