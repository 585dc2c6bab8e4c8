package org.waymark.journey.achievement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.Achievements;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.standard.Criterion;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Chooses whether whoever supports all criteria of a practice area gets a badge for it. Nobody does before somebody chose. */
public final class ChoosePractices {
    private final Instance instance;
    private final Standards standards = new Standards();
    private final Achievements achievements = new Achievements();
    private final Catalogue catalogue = new Catalogue();

    ChoosePractices(Instance instance) {
        this.instance = instance;
    }

    /**
     * A practice area.
     *
     * @param criteria how many it has
     * @param offered how many of these a run supports
     * @param achievement empty before anybody chose
     */
    public record Practice(
            Standard standard, PracticeArea area, int criteria, int offered, Optional<Achievement> achievement) {
        public boolean issued() {
            return achievement.filter(known -> known.now().issued()).isPresent();
        }

        public @Nullable Integer months() {
            return achievement.map(known -> known.now().terms().months()).orElse(null);
        }
    }

    /** A choice: whether a badge is issued, and for how long it is valid. */
    public record Choice(boolean issued, @Nullable Integer months) {}

    /** The practice areas of all Standards to which runs belong. */
    public List<Practice> list() {
        return instance.inTransaction(handle -> {
            List<CatalogueEntry> runs = catalogue.listRuns(handle);
            List<Practice> all = new ArrayList<>();
            for (Standard standard : standards.list(handle)) {
                List<CatalogueEntry> its = runs.stream()
                        .filter(entry -> entry.run().standard().equals(standard.id()))
                        .toList();
                if (!its.isEmpty()) {
                    standard.areas().forEach(area -> all.add(practice(handle, standard, area, its)));
                }
            }
            return all;
        });
    }

    private Practice practice(Handle handle, Standard standard, PracticeArea area, List<CatalogueEntry> runs) {
        List<Criterion> criteria = standard.criteriaIn(area);
        return new Practice(
                standard,
                area,
                criteria.size(),
                (int) criteria.stream()
                        .filter(one -> runs.stream()
                                .anyMatch(entry -> entry.run().criteria().contains(one.code())))
                        .count(),
                achievements.findPractice(handle, standard.id(), standards.areaId(handle, standard.id(), area)));
    }

    /**
     * Chooses for one practice area, from then on. Nothing is given to whoever has earned it before, and nothing taken away.
     *
     * @param area its code
     * @return false when there is no such area, or nothing would change
     */
    public boolean choose(StandardId standardId, String area, Choice choice, String by) {
        return instance.inTransaction(handle -> standards
                .find(handle, standardId)
                .flatMap(standard -> standard.areas().stream()
                        .filter(one -> one.code().equals(area))
                        .findFirst()
                        .map(known -> choose(handle, standard, known, choice, by)))
                .orElse(false));
    }

    private boolean choose(Handle handle, Standard standard, PracticeArea area, Choice choice, String by) {
        UUID id = standards.areaId(handle, standard.id(), area);
        Optional<Achievement> known = achievements.findPractice(handle, standard.id(), id);
        Integer before = known.map(one -> one.now().terms().months()).orElse(null);
        boolean issuedBefore = known.filter(one -> one.now().issued()).isPresent();
        Integer months = choice.issued() ? choice.months() : before;
        if (issuedBefore == choice.issued() && Objects.equals(before, months)) {
            return false;
        }
        Achievement.Revision next = new Achievement.Revision(
                known.map(one -> one.now().number()).orElse(0) + 1,
                Achievement.Terms.ofPractice(months),
                choice.issued(),
                instance.now(),
                ChooseValidity.shortened(by));
        Achievement achievement = known.orElseGet(() -> new Achievement(
                achievements.free(
                        handle, Achievement.Kind.PRACTICE, standard.id().value() + "-" + area.title()),
                Achievement.Kind.PRACTICE,
                standard.id(),
                id,
                next));
        boolean done = known.isPresent()
                ? achievements.add(handle, achievement.id(), next)
                : achievements.add(handle, achievement);
        Act act = !choice.issued()
                ? Act.ACHIEVEMENT_ENDED
                : issuedBefore ? Act.ACHIEVEMENT_CHANGED : Act.ACHIEVEMENT_CREATED;
        return instance.audit(
                handle,
                done,
                act,
                new Subject(Subject.Kind.ACHIEVEMENT, achievement.id().value(), area.title()),
                months == null ? "" : months.toString());
    }
}
