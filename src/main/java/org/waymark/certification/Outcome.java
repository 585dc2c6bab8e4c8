package org.waymark.certification;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The outcome of one case.
 *
 * @param number section and place in the guide, such as {@code 6.1.1-3}; {@code sent} for what the platform saw of the
 *     tool's own messages
 * @param name the case in a few words
 * @param verdict the line under which the tool's log knows it; for a service call, the platform's
 */
public record Outcome(String number, String name, String expected, String got, boolean passed, String verdict) {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** The order of the guide. */
    static final Comparator<Outcome> IN_ORDER = Comparator.comparing(Outcome::sortable);

    private String sortable() {
        return DIGITS.matcher(number)
                .replaceAll(digits -> "0".repeat(Math.max(0, 4 - digits.group().length())) + digits.group());
    }
}
