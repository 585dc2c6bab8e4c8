package org.waymark.progress.city;

import java.util.Set;
import org.waymark.standard.CriterionCode;

/**
 * Something that can be taken, and the criteria of a city's version that it would support.
 *
 * @param id names it
 */
public record Offer(String id, Set<CriterionCode> criteria) {
    public Offer {
        criteria = Set.copyOf(criteria);
    }
}
