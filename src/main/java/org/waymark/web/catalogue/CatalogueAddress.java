package org.waymark.web.catalogue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;

/**
 * Where the pages of the catalogue stand. A run stands below its opportunity, so that the two can have the same slug.
 *
 * @param base the list of everything
 * @param registrations below which people register for a run; null where they are not known, and cannot
 */
public record CatalogueAddress(String base, @Nullable String registrations) {
    /** For anybody. */
    public static final CatalogueAddress PUBLIC = new CatalogueAddress("/catalogue", null);

    String opportunity(Opportunity opportunity) {
        return base + "/" + opportunity.id();
    }

    String run(CatalogueEntry entry) {
        return opportunity(entry.opportunity()) + "/" + entry.run().id();
    }

    /** The list with these filters, by their names in the address. */
    String list(Map<String, String> filters) {
        return base + query(filters);
    }

    /** The calendar file of a run; for anybody, because programs fetch it that have no session. */
    static String calendar(CatalogueEntry entry) {
        return PUBLIC.run(entry) + "/calendar.ics";
    }

    /** @param number of the session, from 1 */
    static String calendar(CatalogueEntry entry, int number) {
        return PUBLIC.run(entry) + "/session-" + number + ".ics";
    }

    static String calendar(Map<String, String> filters) {
        return PUBLIC.base + ".ics" + query(filters);
    }

    static String news(Map<String, String> filters) {
        return PUBLIC.base + ".atom" + query(filters);
    }

    private static String query(Map<String, String> filters) {
        return filters.isEmpty()
                ? ""
                : filters.entrySet().stream()
                        .map(filter ->
                                filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
