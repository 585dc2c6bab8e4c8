package org.waymark.journey.standard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.standard.Association;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.standard.crosswalk.Associations;
import org.waymark.work.Instance;

/** Looks at the relations between the criteria of two Standards, and changes them; each change can be undone. */
public final class EditCrosswalk {
    /** The longest note about a relation. */
    public static final int LONGEST_NOTE = 2000;

    private static final Messages MESSAGES = Messages.of(EditCrosswalk.class);

    /**
     * Two Standards and what relates them.
     *
     * @param relations those that hold, whichever way they are said
     * @param events all changes, the latest first
     */
    public record Page(
            List<Standard> all, Standard from, Standard to, List<Association> relations, List<Event> events) {
        public Page {
            all = List.copyOf(all);
            relations = List.copyOf(relations);
            events = List.copyOf(events);
        }
    }

    /**
     * A relation was added, which replaces the one that its criteria had, or removed.
     *
     * @param latest whether it is the last change of these two criteria, which can be undone
     */
    public record Event(Association association, boolean added, Instant at, String by, boolean latest) {}

    /** The outcome of a change. */
    public enum Outcome {
        DONE,
        NOTHING,
        /** Somebody else has changed the relation since the form was opened. */
        OVERTAKEN
    }

    private final Instance instance;
    private final Standards standards = new Standards();
    private final Associations associations = new Associations();

    EditCrosswalk(Instance instance) {
        this.instance = instance;
    }

    /** Reads the crosswalk of two Standards; of the oldest two where none are named, or they are not known. */
    public Optional<Page> view(@Nullable StandardId from, @Nullable StandardId to) {
        return instance.inTransaction(handle -> {
            List<Standard> all = standards.list(handle).stream()
                    .sorted(Comparator.comparing((Standard one) -> ViewStandards.age(one)))
                    .toList();
            if (all.size() < 2) {
                return Optional.<Page>empty();
            }
            Standard first = pick(all, from).orElse(all.get(0));
            Standard second = pick(all, to)
                    .filter(one -> !one.id().equals(first.id()))
                    .orElseGet(() -> all.stream()
                            .filter(one -> !one.id().equals(first.id()))
                            .findFirst()
                            .orElseThrow());
            return Optional.of(new Page(
                    all,
                    first,
                    second,
                    associations.list(handle).stream()
                            .filter(one -> isBetween(one, first, second))
                            .toList(),
                    events(handle, first, second)));
        });
    }

    private static Optional<Standard> pick(List<Standard> all, @Nullable StandardId id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static boolean isBetween(Association one, Standard first, Standard second) {
        StandardId from = one.from().standard();
        StandardId to = one.to().standard();
        return (from.equals(first.id()) && to.equals(second.id()))
                || (from.equals(second.id()) && to.equals(first.id()));
    }

    private List<Event> events(Handle handle, Standard first, Standard second) {
        List<Associations.Kept> kept = new ArrayList<>(associations.history(handle, first.id(), second.id()));
        kept.addAll(associations.history(handle, second.id(), first.id()));
        List<Event> events = new ArrayList<>();
        for (Associations.Kept one : kept) {
            boolean last = kept.stream()
                    .noneMatch(other -> isPair(one, other) && other.recordedAt().isAfter(one.recordedAt()));
            Instant removedAt = one.removedAt();
            events.add(
                    new Event(one.association(), true, one.recordedAt(), one.recordedBy(), last && removedAt == null));
            boolean replaced = kept.stream()
                    .anyMatch(other -> isPair(one, other) && other.recordedAt().equals(removedAt));
            if (removedAt != null && !replaced) {
                String by = one.removedBy();
                events.add(new Event(one.association(), false, removedAt, by == null ? "" : by, last));
            }
        }
        events.sort(Comparator.comparing(Event::at).reversed());
        return events;
    }

    private static boolean isPair(Associations.Kept one, Associations.Kept other) {
        return !one.equals(other)
                && one.association().from().equals(other.association().from())
                && one.association().to().equals(other.association().to());
    }

    /** Finds the relation of two criteria, and the moment from which it holds. */
    public Optional<Event> find(CriterionRef from, CriterionRef to) {
        return instance.inTransaction(handle -> current(handle, from, to))
                .map(kept -> new Event(kept.association(), true, kept.recordedAt(), kept.recordedBy(), true));
    }

    private Optional<Associations.Kept> current(Handle handle, CriterionRef from, CriterionRef to) {
        return associations.history(handle, from, to).stream()
                .filter(kept -> kept.removedAt() == null)
                .findFirst();
    }

    /** Says why a relation cannot be kept; empty when it can. */
    public Optional<Message> findFault(Association wanted) {
        if (wanted.from().standard().equals(wanted.to().standard())) {
            return Optional.of(MESSAGES.message("relation.one-standard"));
        }
        String note = wanted.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            return Optional.of(MESSAGES.message("relation.note", "longest", LONGEST_NOTE));
        }
        return instance.inTransaction(handle -> isKnown(handle, wanted.from()) && isKnown(handle, wanted.to())
                ? Optional.empty()
                : Optional.of(MESSAGES.message("relation.unknown")));
    }

    private boolean isKnown(Handle handle, CriterionRef ref) {
        return standards
                .find(handle, ref.standard())
                .flatMap(standard -> standard.findCriterion(ref.code()))
                .isPresent();
    }

    /**
     * Keeps a relation in place of the one that the two criteria have.
     *
     * @param seen the moment from which the relation holds that the form showed; null for none
     */
    public Outcome put(Association wanted, @Nullable Instant seen, String by) {
        return instance.inTransaction(handle -> {
            if (!isSeen(handle, wanted.from(), wanted.to(), seen)) {
                return Outcome.OVERTAKEN;
            }
            boolean done = associations.put(handle, wanted, change(by));
            return audit(handle, done, wanted.from(), wanted.to(), wanted.type().name());
        });
    }

    /**
     * Removes the relation of two criteria.
     *
     * @param seen as in {@link #put}
     */
    public Outcome remove(CriterionRef from, CriterionRef to, @Nullable Instant seen, String by) {
        return instance.inTransaction(handle -> {
            if (!isSeen(handle, from, to, seen)) {
                return Outcome.OVERTAKEN;
            }
            return audit(handle, associations.remove(handle, from, to, change(by)), from, to, "removed");
        });
    }

    private boolean isSeen(Handle handle, CriterionRef from, CriterionRef to, @Nullable Instant seen) {
        // Two who change the relations of a Standard take turns.
        standards.lock(handle, to.standard());
        return current(handle, from, to).map(Associations.Kept::recordedAt).equals(Optional.ofNullable(seen));
    }

    /**
     * Undoes the latest change of the relation of two criteria: what was removed or replaced holds again, what was added
     * to nothing is removed.
     *
     * @param at when the change was made that is meant
     */
    public Outcome undo(CriterionRef from, CriterionRef to, Instant at, String by) {
        return instance.inTransaction(handle -> {
            standards.lock(handle, to.standard());
            List<Associations.Kept> past = associations.history(handle, from, to);
            if (past.isEmpty()) {
                return Outcome.NOTHING;
            }
            Associations.Kept last = past.get(past.size() - 1);
            Instant removedAt = last.removedAt();
            if (!at.equals(removedAt == null ? last.recordedAt() : removedAt)) {
                return Outcome.OVERTAKEN;
            }
            if (removedAt != null) {
                associations.put(handle, last.association(), change(by));
                return audit(handle, true, from, to, "undone");
            }
            Optional<Associations.Kept> replaced =
                    past.stream().filter(one -> at.equals(one.removedAt())).findFirst();
            if (replaced.isPresent()) {
                associations.put(handle, replaced.get().association(), change(by));
            } else {
                associations.remove(handle, from, to, change(by));
            }
            return audit(handle, true, from, to, "undone");
        });
    }

    private Outcome audit(Handle handle, boolean done, CriterionRef from, CriterionRef to, String how) {
        return instance.audit(
                        handle,
                        done,
                        Act.CROSSWALK_CHANGED,
                        Subject.of(Subject.Kind.STANDARD, to.standard().value()),
                        from + " > " + to + " " + how)
                ? Outcome.DONE
                : Outcome.NOTHING;
    }

    private Standard.Change change(String by) {
        return new Standard.Change(instance.now(), by);
    }
}
