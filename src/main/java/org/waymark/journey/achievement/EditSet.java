package org.waymark.journey.achievement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.credential.achievement.Achievement;
import org.waymark.credential.achievement.AchievementId;
import org.waymark.credential.achievement.Achievements;
import org.waymark.credential.achievement.Candidates;
import org.waymark.credential.achievement.EarnerCount;
import org.waymark.credential.achievement.SetForm;
import org.waymark.credential.paper.Certificate;
import org.waymark.language.Message;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.work.Instance;

/**
 * Adds, changes and ends sets of opportunities for which there is a badge. Every change is kept, and badges that were given
 * stay as they are.
 */
public final class EditSet {
    private final Instance instance;
    private final Achievements achievements = new Achievements();
    private final Candidates candidates = new Candidates();
    private final Catalogue catalogue = new Catalogue();

    EditSet(Instance instance) {
        this.instance = instance;
    }

    /** A form that was sent ends in one of these. */
    public sealed interface Outcome {}

    public record Saved(Achievement achievement) implements Outcome {}

    public record Faulty(Map<SetForm.Field, Message> faults) implements Outcome {}

    /** Somebody else saved meanwhile. */
    public record Overtaken(Achievement now) implements Outcome {}

    public List<Opportunity> listOpportunities() {
        return instance.inTransaction(catalogue::listOpportunities);
    }

    public Optional<Achievement> find(String id) {
        return instance.inTransaction(handle -> find(handle, id));
    }

    private Optional<Achievement> find(Handle handle, String id) {
        return AchievementId.find(id)
                .flatMap(name -> achievements.find(handle, name))
                .filter(known -> known.kind() == Achievement.Kind.SET);
    }

    /** Everything that a set ever was, the newest first. */
    public List<Achievement.Revision> listRevisions(AchievementId id) {
        return instance.inTransaction(handle -> achievements.listRevisions(handle, id));
    }

    public Map<SetForm.Field, Message> faults(SetForm form) {
        return instance.inTransaction(handle -> faults(handle, form));
    }

    private Map<SetForm.Field, Message> faults(Handle handle, SetForm form) {
        return form.faults(
                Certificate::canWrite,
                id -> catalogue.findOpportunity(handle, id).isPresent());
    }

    /**
     * How many have completed what a form without faults asks for.
     *
     * @param id of the set whose badges count as held; null for a new one
     */
    public EarnerCount preview(SetForm form, @Nullable AchievementId id) {
        return instance.inTransaction(
                handle -> candidates.count(handle, Candidates.Asked.ofSet(form.opportunities()), id, instance.now()));
    }

    /** @param by the name of whoever adds it; empty when nobody is named */
    public Outcome add(SetForm form, String by) {
        return instance.inTransaction(handle -> {
            Map<SetForm.Field, Message> faults = faults(handle, form);
            if (!faults.isEmpty()) {
                return new Faulty(faults);
            }
            while (true) {
                Achievement added = new Achievement(
                        achievements.free(handle, Achievement.Kind.SET, form.name()),
                        Achievement.Kind.SET,
                        null,
                        null,
                        new Achievement.Revision(1, form.terms(), true, instance.now(), ChooseValidity.shortened(by)));
                if (achievements.add(handle, added)) {
                    audit(handle, Act.ACHIEVEMENT_CREATED, added);
                    return new Saved(added);
                }
            }
        });
    }

    /**
     * Changes a set, which is another version of it from then on.
     *
     * @param base the number of the revision that the form was filled with
     * @return empty when there is no such set
     */
    public Optional<Outcome> change(String id, int base, SetForm form, String by) {
        return instance.inTransaction(handle -> find(handle, id).map(known -> {
            Map<SetForm.Field, Message> faults = faults(handle, form);
            return faults.isEmpty()
                    ? save(handle, known, base, form.terms(), known.now().issued(), Act.ACHIEVEMENT_CHANGED, by)
                    : new Faulty(faults);
        }));
    }

    /**
     * Ends a set, or lets it be issued again. Whoever has its badge keeps it.
     *
     * @return empty when there is no such set
     */
    public Optional<Outcome> issue(String id, int base, boolean issued, String by) {
        return instance.inTransaction(handle -> find(handle, id)
                .map(known -> save(
                        handle,
                        known,
                        base,
                        known.now().terms(),
                        issued,
                        issued ? Act.ACHIEVEMENT_CHANGED : Act.ACHIEVEMENT_ENDED,
                        by)));
    }

    private Outcome save(
            Handle handle, Achievement known, int base, Achievement.Terms terms, boolean issued, Act act, String by) {
        Achievement.Revision now = known.now();
        if (now.terms().equals(terms) && now.issued() == issued) {
            return new Saved(known);
        }
        Achievement.Revision next =
                new Achievement.Revision(now.number() + 1, terms, issued, instance.now(), ChooseValidity.shortened(by));
        if (now.number() != base || !achievements.add(handle, known.id(), next)) {
            return new Overtaken(achievements.find(handle, known.id()).orElse(known));
        }
        Achievement changed = new Achievement(known.id(), known.kind(), null, null, next);
        audit(handle, act, changed);
        return new Saved(changed);
    }

    private void audit(Handle handle, Act act, Achievement achievement) {
        instance.audit(
                handle,
                act,
                new Subject(
                        Subject.Kind.ACHIEVEMENT,
                        achievement.id().value(),
                        achievement.now().terms().name()),
                Integer.toString(achievement.now().number()));
    }
}
