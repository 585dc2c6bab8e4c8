package org.waymark.progress.city;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;

/**
 * The difference that another version of the Standard would make to one city. A criterion of the other version that has a
 * predecessor, of which nothing is claimed or confirmed, stays as open as it was, and stands in no list.
 *
 * @param stay criteria of the other version that would be claimed or confirmed
 * @param needClaim criteria of the other version that would be neither, although a predecessor is claimed or confirmed
 * @param fresh criteria of the other version that have no predecessor
 * @param gone criteria of the version before that have no successor
 * @param supported how many criteria of the other version would have support
 */
public record DryRun(List<Line> stay, List<Line> needClaim, List<Line> fresh, List<Line> gone, int supported) {

    /**
     * A criterion, with its facts under its own version.
     *
     * @param related its predecessors in the version before, or its successors in the other one
     */
    public record Line(Criterion criterion, CriterionFacts facts, List<CriterionRef> related) {
        public Line {
            related = List.copyOf(related);
        }

        /** Tells whether it is claimed or confirmed. */
        public boolean marked() {
            return facts.claimed() || facts.confirmed();
        }
    }

    public DryRun {
        stay = List.copyOf(stay);
        needClaim = List.copyOf(needClaim);
        fresh = List.copyOf(fresh);
        gone = List.copyOf(gone);
    }

    /**
     * Compares how a city stands under one version with how it would under another.
     *
     * @param had the city's facts under the version before
     * @param has what they would be under the other one
     */
    public static DryRun of(
            Standard before,
            Map<CriterionCode, CriterionFacts> had,
            Standard after,
            Map<CriterionCode, CriterionFacts> has,
            Collection<Association> associations) {
        List<Line> stay = new ArrayList<>();
        List<Line> needClaim = new ArrayList<>();
        List<Line> fresh = new ArrayList<>();
        for (Line line : lines(after, has, before, associations)) {
            if (line.marked()) {
                stay.add(line);
            } else if (line.related().isEmpty()) {
                fresh.add(line);
            } else if (line.related().stream().map(CriterionRef::code).anyMatch(isMarked(had))) {
                needClaim.add(line);
            }
        }
        return new DryRun(
                stay,
                needClaim,
                fresh,
                lines(before, had, after, associations).stream()
                        .filter(line -> line.related().isEmpty())
                        .toList(),
                (int) has.values().stream().filter(one -> one.supported() > 0).count());
    }

    private static Predicate<CriterionCode> isMarked(Map<CriterionCode, CriterionFacts> facts) {
        return code -> {
            CriterionFacts known = facts.getOrDefault(code, CriterionFacts.NONE);
            return known.claimed() || known.confirmed();
        };
    }

    private static List<Line> lines(
            Standard standard,
            Map<CriterionCode, CriterionFacts> facts,
            Standard other,
            Collection<Association> associations) {
        return standard.criteria().stream()
                .map(criterion -> new Line(
                        criterion,
                        facts.getOrDefault(criterion.code(), CriterionFacts.NONE),
                        related(new CriterionRef(standard.id(), criterion.code()), other, associations)))
                .toList();
    }

    /** What is only related did not become the other one; under one and the same version each criterion stays itself. */
    private static List<CriterionRef> related(
            CriterionRef criterion, Standard other, Collection<Association> associations) {
        SortedSet<CriterionRef> related = new TreeSet<>(Ways.ORDER);
        if (criterion.standard().equals(other.id())) {
            related.add(criterion);
        }
        for (Association one : associations) {
            if (one.type() != AssociationType.IS_RELATED_TO) {
                if (one.from().equals(criterion)) {
                    related.add(one.to());
                }
                if (one.to().equals(criterion)) {
                    related.add(one.from());
                }
            }
        }
        related.removeIf(ref -> !ref.standard().equals(other.id()));
        return List.copyOf(related);
    }
}
