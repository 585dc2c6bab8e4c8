package org.waymark.progress.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.progress.city.CriterionFacts.Backing;
import org.waymark.progress.city.CriterionFacts.Share;
import org.waymark.standard.CriterionRef;

/** Counts the completions that support criteria, each once. */
final class Backings {
    /** Completions of one run on one day are the same people's, whichever of the run's criteria they are told of. */
    private record Occasion(String run, LocalDate day) {}

    private final Ways ways;
    private final Limits limits;
    private final LocalDate at;
    private final Map<CriterionRef, Map<Occasion, Integer>> told = new HashMap<>();

    Backings(Ways ways, Limits limits, List<Support> supports, LocalDate at) {
        this.ways = ways;
        this.limits = limits;
        this.at = at;
        for (Support one : supports) {
            if (!one.completedOn().isAfter(at)) {
                told.computeIfAbsent(one.criterion(), criterion -> new HashMap<>())
                        .merge(new Occasion(one.run(), one.completedOn()), one.count(), Integer::sum);
            }
        }
    }

    Backing of(CriterionRef criterion) {
        Map<Occasion, SortedMap<CriterionRef, Integer>> occasions = new HashMap<>();
        for (CriterionRef source : ways.leadingTo(criterion)) {
            told.getOrDefault(source, Map.of()).forEach((occasion, count) -> {
                if (count > 0) {
                    occasions
                            .computeIfAbsent(occasion, any -> new TreeMap<>(Ways.ORDER))
                            .put(source, count);
                }
            });
        }
        Map<List<CriterionRef>, Integer> shares = new HashMap<>();
        boolean endless = false;
        LocalDate until = null;
        int lapsed = 0;
        LocalDate lapsedOn = null;
        for (Map.Entry<Occasion, SortedMap<CriterionRef, Integer>> one : occasions.entrySet()) {
            LocalDate end = limits.end(criterion, one.getKey().day());
            int count = one.getValue().values().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            if (Limits.over(end, at)) {
                lapsed += count;
                lapsedOn = later(lapsedOn, end);
            } else {
                shares.merge(sources(criterion, one.getValue()), count, Integer::sum);
                endless |= end == null;
                until = later(until, end);
            }
        }
        List<Share> sorted = new ArrayList<>();
        shares.forEach((sources, count) -> sorted.add(new Share(sources, count)));
        // Its own first.
        sorted.sort(Comparator.comparing(share -> share.sources().toString()));
        return new Backing(sorted, endless ? null : until, lapsed, lapsedOn);
    }

    private static List<CriterionRef> sources(CriterionRef criterion, SortedMap<CriterionRef, Integer> counts) {
        return counts.containsKey(criterion) ? List.of() : List.copyOf(counts.keySet());
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
