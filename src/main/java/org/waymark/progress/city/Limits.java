package org.waymark.progress.city;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;

/** The time limits of criteria. */
final class Limits {
    private final Map<CriterionRef, Integer> months = new HashMap<>();

    Limits(Standard target, Collection<Standard> known) {
        known.forEach(this::add);
        add(target);
    }

    private void add(Standard standard) {
        standard.criteria().forEach(criterion -> {
            Integer bound = criterion.timeBoundMonths();
            if (bound != null) {
                months.put(new CriterionRef(standard.id(), criterion.code()), bound);
            }
        });
    }

    /** The first day on which something of that day counts no more for a criterion; null where it counts for ever. */
    @Nullable
    LocalDate end(CriterionRef criterion, LocalDate since) {
        Integer bound = months.get(criterion);
        return bound == null ? null : since.plusMonths(bound);
    }

    /** Tells whether such a day has come. */
    static boolean over(@Nullable LocalDate end, LocalDate at) {
        return end != null && !at.isBefore(end);
    }

    static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
