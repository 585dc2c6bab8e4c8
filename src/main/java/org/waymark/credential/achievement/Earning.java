package org.waymark.credential.achievement;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.learning.OpportunityId;
import org.waymark.standard.CriterionCode;
import org.waymark.standard.StandardId;

/**
 * Says whether what a learner has completed is enough for an achievement, and what of it the badge rests on: of several
 * that would do, the one that was completed first. Pure.
 */
public final class Earning {
    private Earning() {}

    /**
     * All opportunities of a set are completed, each in any run.
     *
     * @param completed the first first
     * @return the runs that the badge rests on; empty while one is missing
     */
    public static List<Completed> ofSet(Collection<OpportunityId> parts, List<Completed> completed) {
        Set<Completed> rests = new LinkedHashSet<>();
        for (OpportunityId part : parts) {
            Optional<Completed> first = completed.stream()
                    .filter(one -> one.opportunity().equals(part))
                    .findFirst();
            if (first.isEmpty()) {
                return List.of();
            }
            rests.add(first.get());
        }
        return inOrder(rests, completed);
    }

    /**
     * All criteria of a practice area are supported, under one version of the Standard.
     *
     * @param completed the first first
     * @return the runs that the badge rests on; empty while a criterion is missing, and where the area has none
     */
    public static List<Completed> ofPractice(
            StandardId standard, Collection<CriterionCode> criteria, List<Completed> completed) {
        Set<Completed> rests = new LinkedHashSet<>();
        for (CriterionCode criterion : criteria) {
            Optional<Completed> first = completed.stream()
                    .filter(one ->
                            one.standard().equals(standard) && one.criteria().contains(criterion))
                    .findFirst();
            if (first.isEmpty()) {
                return List.of();
            }
            rests.add(first.get());
        }
        return inOrder(rests, completed);
    }

    private static List<Completed> inOrder(Set<Completed> rests, List<Completed> completed) {
        return completed.stream().filter(rests::contains).toList();
    }
}
