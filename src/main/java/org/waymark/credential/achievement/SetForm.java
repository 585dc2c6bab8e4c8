package org.waymark.credential.achievement;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.PrintableText;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.learning.OpportunityId;

/**
 * What somebody typed about a set of opportunities, checked field by field.
 *
 * @param months as it was typed; empty: for ever
 */
public record SetForm(
        String name, String description, String criteria, List<OpportunityId> opportunities, String months) {
    private static final Messages MESSAGES = Messages.of(SetForm.class);
    private static final Pattern NUMBER = Pattern.compile("\\A[0-9]{1,4}+\\z");
    private static final int FEWEST = 2;
    private static final int MOST = 60;

    /** The fields of the form, with the longest text that each takes. */
    public enum Field {
        NAME(120),
        DESCRIPTION(1000),
        CRITERIA(1500),
        OPPORTUNITIES(0),
        MONTHS(4);

        private final int longest;

        Field(int longest) {
            this.longest = longest;
        }

        public int longest() {
            return longest;
        }
    }

    public SetForm {
        opportunities = List.copyOf(opportunities);
    }

    /** Fills the form with a set as it is. */
    public static SetForm of(Achievement.Terms terms) {
        Integer months = terms.months();
        return new SetForm(
                terms.name(),
                terms.description(),
                terms.criteria(),
                terms.opportunities(),
                months == null ? "" : Integer.toString(months));
    }

    /**
     * Finds what cannot be taken.
     *
     * @param printable whether the fonts of the certificate have all characters of a text
     * @param known whether there is such an opportunity
     */
    public Map<Field, Message> faults(Predicate<String> printable, Predicate<OpportunityId> known) {
        Map<Field, Message> faults = new EnumMap<>(Field.class);
        if (name.isBlank()) {
            faults.put(Field.NAME, MESSAGES.message("name.missing"));
        } else if (!printable.test(PrintableText.clean(name, Field.NAME.longest()))) {
            faults.put(Field.NAME, MESSAGES.message("not-printable"));
        }
        if (description.isBlank()) {
            faults.put(Field.DESCRIPTION, MESSAGES.message("description.missing"));
        }
        if (opportunities.size() < FEWEST
                || opportunities.size() > MOST
                || opportunities.stream().distinct().count() != opportunities.size()
                || !opportunities.stream().allMatch(known)) {
            faults.put(Field.OPPORTUNITIES, MESSAGES.message("opportunities.wrong", "fewest", FEWEST, "most", MOST));
        }
        if (!months.isEmpty() && findMonths(months).isEmpty()) {
            faults.put(Field.MONTHS, MESSAGES.message("months.wrong", "most", Validity.MOST_MONTHS));
        }
        Map<Field, String> typed = Map.of(Field.NAME, name, Field.DESCRIPTION, description, Field.CRITERIA, criteria);
        typed.forEach((field, text) -> {
            if (text.length() > field.longest()) {
                faults.put(field, MESSAGES.message("too-long", "longest", field.longest()));
            }
        });
        return faults;
    }

    /** Reads a number of months; empty for what is none, and for none at all. */
    public static Optional<Integer> findMonths(String typed) {
        return NUMBER.matcher(typed).matches()
                ? Optional.of(Integer.valueOf(typed)).filter(number -> number >= 1 && number <= Validity.MOST_MONTHS)
                : Optional.empty();
    }

    /** Returns what a form without faults says. */
    public Achievement.Terms terms() {
        return new Achievement.Terms(
                PrintableText.clean(name, Field.NAME.longest()),
                lines(description, Field.DESCRIPTION),
                lines(criteria, Field.CRITERIA),
                opportunities,
                monthsOrNull());
    }

    private @Nullable Integer monthsOrNull() {
        return findMonths(months).orElse(null);
    }

    private static String lines(String text, Field field) {
        return text.lines()
                .map(line -> PrintableText.clean(line, field.longest()))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
