package org.waymark.progress.city;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.StandardId;

/**
 * The ways along which facts come to one version. Each version's facts come the shortest way, over as few other versions
 * as possible, so no way turns back.
 */
final class Ways {
    static final Comparator<CriterionRef> ORDER = Comparator.comparing(
                    (CriterionRef ref) -> ref.standard().value())
            .thenComparing(ref -> ref.code().value());

    private record Way(CriterionRef from, CriterionRef to, boolean part) {}

    private final Map<CriterionRef, SortedSet<CriterionRef>> same = new HashMap<>();
    private final Map<CriterionRef, Map<StandardId, SortedSet<CriterionRef>>> parts = new HashMap<>();

    Ways(StandardId target, Collection<Association> associations) {
        List<Way> open = new ArrayList<>();
        for (Association one : associations) {
            if (one.type() == AssociationType.EXACT_MATCH_OF) {
                open.add(new Way(one.from(), one.to(), false));
                open.add(new Way(one.to(), one.from(), false));
            } else if (one.type() == AssociationType.IS_PART_OF) {
                open.add(new Way(one.from(), one.to(), true));
            }
        }
        Set<StandardId> known = new HashSet<>(Set.of(target));
        Set<StandardId> last = known;
        while (!last.isEmpty()) {
            Set<StandardId> here = last;
            Set<StandardId> next = new HashSet<>();
            for (Way way : open) {
                if (here.contains(way.to().standard())
                        && !known.contains(way.from().standard())) {
                    next.add(way.from().standard());
                    add(way);
                }
            }
            known = new HashSet<>(known);
            known.addAll(next);
            last = next;
        }
    }

    private void add(Way way) {
        if (way.part()) {
            parts.computeIfAbsent(way.to(), to -> new HashMap<>())
                    .computeIfAbsent(way.from().standard(), standard -> new TreeSet<>(ORDER))
                    .add(way.from());
        } else {
            same.computeIfAbsent(way.to(), to -> new TreeSet<>(ORDER)).add(way.from());
        }
    }

    /** The criteria that ask the same. */
    Collection<CriterionRef> same(CriterionRef criterion) {
        return same.getOrDefault(criterion, new TreeSet<>(ORDER));
    }

    /** The criteria that are parts of this one, for each version apart. */
    Collection<? extends Collection<CriterionRef>> parts(CriterionRef criterion) {
        return parts.getOrDefault(criterion, Map.of()).values();
    }

    /** This criterion and all whose support comes to it. */
    SortedSet<CriterionRef> leadingTo(CriterionRef criterion) {
        SortedSet<CriterionRef> all = new TreeSet<>(ORDER);
        all.add(criterion);
        same(criterion).forEach(from -> all.addAll(leadingTo(from)));
        parts(criterion).forEach(some -> some.forEach(from -> all.addAll(leadingTo(from))));
        return all;
    }
}
