package org.waymark.journey.standard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.standard.Association;
import org.waymark.standard.AssociationType;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.Standards;
import org.waymark.standard.crosswalk.Associations;
import org.waymark.work.Instance;

/** Reads a criterion and what it is related to in other Standards, for anybody. */
public final class ViewCriterion {

    /**
     * A criterion of a Standard, with its relations.
     *
     * @param changedAt the last change of anything in its Standard
     */
    public record Page(Standard standard, Criterion criterion, Instant changedAt, List<Related> related) {
        public Page {
            related = List.copyOf(related);
        }
    }

    /**
     * A criterion of another Standard.
     *
     * @param forward whether the type is said of the criterion of the page, or else of this one
     */
    public record Related(AssociationType type, boolean forward, Standard standard, Criterion criterion) {}

    private final Instance instance;
    private final Standards standards = new Standards();
    private final Associations associations = new Associations();

    ViewCriterion(Instance instance) {
        this.instance = instance;
    }

    /** Finds the criterion of a CASE identifier, to which the alignments of badges point. */
    public Optional<Page> find(UUID caseId) {
        return instance.inTransaction(handle -> {
            List<Standard> all = standards.list(handle);
            return all.stream()
                    .flatMap(standard -> standard.criteria().stream()
                            .filter(criterion -> criterion.caseId().equals(caseId))
                            .map(criterion -> new Page(
                                    standard,
                                    criterion,
                                    standards
                                            .findLastChange(handle, standard.id())
                                            .orElseGet(instance::now),
                                    related(handle, all, standard, criterion))))
                    .findFirst();
        });
    }

    private List<Related> related(Handle handle, List<Standard> all, Standard standard, Criterion criterion) {
        CriterionRef here = standard.ref(criterion.code());
        return associations.list(handle).stream()
                .filter(one -> one.from().equals(here) || one.to().equals(here))
                .flatMap(one -> related(all, one, one.from().equals(here)).stream())
                .toList();
    }

    private static Optional<Related> related(List<Standard> all, Association one, boolean forward) {
        CriterionRef other = forward ? one.to() : one.from();
        return all.stream()
                .filter(standard -> standard.id().equals(other.standard()))
                .flatMap(standard -> standard
                        .findCriterion(other.code())
                        .map(criterion -> new Related(one.type(), forward, standard, criterion))
                        .stream())
                .findFirst();
    }
}
