package org.waymark.progress.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.progress.city.CriterionFacts.Held;
import org.waymark.standard.CriterionRef;

/** Finds for a criterion the claim and the confirmation that hold the longest, its own or carried over. */
final class Marks {
    /** The one that lapses last is the best, and of two its own. */
    private static final Comparator<Held> BEST = Comparator.comparing((Held held) -> end(held))
            .thenComparing(held -> held.sources().isEmpty())
            .thenComparing(Held::since, Comparator.reverseOrder())
            .thenComparing(held -> held.sources().toString());

    private final Ways ways;
    private final Limits limits;
    private final List<Mark> marks;
    private final Set<Mark.Kind> carried;
    private final LocalDate at;

    Marks(Ways ways, Limits limits, List<Mark> marks, Set<Mark.Kind> carried, LocalDate at) {
        this.ways = ways;
        this.limits = limits;
        this.marks = marks;
        this.carried = carried;
        this.at = at;
    }

    Optional<Held> best(Mark.Kind kind, CriterionRef criterion) {
        List<Held> all = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.kind() == kind
                    && mark.criterion().equals(criterion)
                    && !mark.effectiveOn().isAfter(at)) {
                LocalDate since = mark.effectiveOn();
                all.add(held(since, end(kind, criterion, since), List.of()));
            }
        }
        if (carried.contains(kind)) {
            ways.same(criterion)
                    .forEach(from -> carry(kind, List.of(from), criterion).ifPresent(all::add));
            ways.parts(criterion).forEach(parts -> carry(kind, parts, criterion).ifPresent(all::add));
        }
        return all.stream().max(BEST);
    }

    /** Carries what holds for all of these criteria. */
    private Optional<Held> carry(Mark.Kind kind, Collection<CriterionRef> from, CriterionRef to) {
        LocalDate since = LocalDate.MIN;
        LocalDate until = null;
        SortedSet<CriterionRef> sources = new TreeSet<>(Ways.ORDER);
        for (CriterionRef one : from) {
            Held held = best(kind, one).orElse(null);
            if (held == null) {
                return Optional.empty();
            }
            since = held.since().isAfter(since) ? held.since() : since;
            until = Limits.earlier(until, Limits.earlier(held.until(), end(kind, to, held.since())));
            sources.addAll(held.sources().isEmpty() ? List.of(one) : held.sources());
        }
        return Optional.of(held(since, until, List.copyOf(sources)));
    }

    private Held held(LocalDate since, @Nullable LocalDate until, List<CriterionRef> sources) {
        return new Held(since, until, Limits.over(until, at), sources);
    }

    /** A claim is the city's own word, and stands until it is taken back. */
    private @Nullable LocalDate end(Mark.Kind kind, CriterionRef criterion, LocalDate since) {
        return kind == Mark.Kind.CONFIRMED ? limits.end(criterion, since) : null;
    }

    private static LocalDate end(Held held) {
        LocalDate until = held.until();
        return until == null ? LocalDate.MAX : until;
    }
}
