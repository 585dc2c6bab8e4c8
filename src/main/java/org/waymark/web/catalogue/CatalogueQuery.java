package org.waymark.web.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.journey.catalogue.Choices;
import org.waymark.language.Messages;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.RunFormat;
import org.waymark.learning.RunPhase;
import org.waymark.learning.calendar.CalendarFilter;
import org.waymark.learning.calendar.CalendarFilter.InStandard;
import org.waymark.standard.CriterionCode;
import org.waymark.web.Form;

/**
 * The filters in an address of the catalogue. What cannot be understood is left out and told; nothing that somebody
 * types fails.
 *
 * @param values the filters that were understood, by their names in the address, as they are written again
 * @param problems what was not understood
 */
record CatalogueQuery(CalendarFilter filter, Map<String, String> values, List<String> problems, int page) {
    static final String TEXT = "q";
    static final String PRACTICE = "practice";
    static final String CRITERION = "criterion";
    static final String KIND = "kind";
    static final String FORMAT = "format";
    /** The language in which a run is held; that of the page is chosen by another name. */
    static final String LANGUAGE = "lang";

    static final String WHEN = "when";
    static final String OPPORTUNITY = "opportunity";

    private static final Messages MESSAGES = Messages.of(CatalogueQuery.class);
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_SHOWN = 40;

    /** @param choices what there is to choose from */
    static CatalogueQuery read(Form form, Choices choices) {
        Reading reading = new Reading(form);
        CalendarFilter filter = new CalendarFilter(
                reading.text(),
                reading.one(
                        OPPORTUNITY,
                        text -> choices.opportunity()
                                .filter(one -> one.id().value().equals(text))
                                .map(one -> one.id())),
                reading.one(PRACTICE, text -> InStandard.parse(text).filter(one -> hasPractice(choices, one))),
                reading.one(CRITERION, text -> InStandard.parse(text).filter(one -> hasCriterion(choices, one))),
                reading.one(KIND, text -> word(OpportunityKind.values(), OpportunityKind::word, text)),
                reading.one(FORMAT, text -> word(RunFormat.values(), RunFormat::word, text)),
                reading.one(
                        LANGUAGE,
                        text -> choices.languages().stream()
                                .filter(text::equals)
                                .findFirst()),
                reading.one(WHEN, text -> word(RunPhase.When.values(), CatalogueQuery::word, text)));
        String page = form.text("page");
        return new CatalogueQuery(
                filter, reading.values, reading.problems, page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1);
    }

    static OpportunityId opportunity(Form form) {
        return new OpportunityId(form.text(OPPORTUNITY));
    }

    static String word(RunPhase.When when) {
        return when.name().toLowerCase(Locale.ROOT);
    }

    /** The filters without one of them. */
    Map<String, String> without(String name) {
        Map<String, String> others = new LinkedHashMap<>(values);
        others.remove(name);
        return others;
    }

    private static <T> Optional<T> word(T[] all, Function<T, String> word, String text) {
        return Arrays.stream(all).filter(one -> word.apply(one).equals(text)).findFirst();
    }

    private static boolean hasPractice(Choices choices, InStandard practice) {
        return choices.standard(practice.standard())
                .filter(standard ->
                        standard.areas().stream().anyMatch(area -> area.code().equals(practice.code())))
                .isPresent();
    }

    private static boolean hasCriterion(Choices choices, InStandard criterion) {
        return choices.standard(criterion.standard())
                .flatMap(standard -> standard.findCriterion(new CriterionCode(criterion.code())))
                .isPresent();
    }

    private static final class Reading {
        private final Form form;
        private final Map<String, String> values = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();

        Reading(Form form) {
            this.form = form;
        }

        @Nullable
        String text() {
            String text = form.text(TEXT).replaceAll("\\p{Cntrl}", " ").strip();
            if (text.isEmpty()) {
                return null;
            }
            if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
                problems.add(MESSAGES.say("problem.long", "most", LONGEST_TEXT));
                text = shortened(text, LONGEST_TEXT);
            }
            values.put(TEXT, text);
            return text;
        }

        <T> @Nullable T one(String name, Function<String, Optional<T>> reader) {
            String text = form.text(name);
            if (text.isEmpty()) {
                return null;
            }
            Optional<T> read = reader.apply(text);
            if (read.isEmpty()) {
                problems.add(MESSAGES.say(
                        "problem.unknown",
                        "filter",
                        MESSAGES.say("filter." + name),
                        "value",
                        shortened(text, LONGEST_SHOWN)));
                return null;
            }
            values.put(name, text);
            return read.get();
        }

        private static String shortened(String text, int most) {
            return text.codePointCount(0, text.length()) <= most
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, most));
        }
    }
}
