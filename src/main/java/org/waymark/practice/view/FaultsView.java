package org.waymark.practice.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;

/**
 * The switches that make the platform fail.
 *
 * @param now what is switched on, each in one line
 * @param spots what the form sends for each group of addresses, and how the page calls it
 * @param kinds what the form sends for each fault
 * @param quirks whether each habit is on
 */
public record FaultsView(
        List<String> now, Map<Spot, String> spots, Map<String, Fault> kinds, Map<Quirk, Boolean> quirks) {

    /** The name of a constant in plain words. */
    public static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
