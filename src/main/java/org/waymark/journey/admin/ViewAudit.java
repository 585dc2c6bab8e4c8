package org.waymark.journey.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Actor;
import org.waymark.audit.AuditCheck;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditFilter;
import org.waymark.audit.Subject;
import org.waymark.people.Alphabet;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** Shows what people with power did, hands it out, and checks that nobody has changed it. */
public final class ViewAudit {
    private static final int AT_ONCE = 500;

    private final Instance instance;
    private final Learners learners = new Learners();

    ViewAudit(Instance instance) {
        this.instance = instance;
    }

    /**
     * An entry with the names of the people in it, as they are known now.
     *
     * @param actor null where no person is named, or the person is not known any more
     * @param learner the person whom it concerns; null where it concerns nobody, or nobody known
     */
    public record Named(
            AuditEntry entry,
            @Nullable Learner actor,
            @Nullable Learner learner) {}

    /** Some of the entries, the last first, and how many there are. */
    public record Page(List<Named> entries, int all) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Lists entries.
     *
     * @param who part of the name of whoever did it; empty for anybody
     * @param others actors without a person whose words have that text in them, too
     */
    public Page page(AuditFilter filter, String who, Set<Actor> others, int offset, int most) {
        return instance.inTransaction(handle -> {
            AuditFilter wanted = by(handle, filter, who, others);
            return new Page(
                    named(handle, instance.audit().list(handle, wanted, offset, most)),
                    instance.audit().count(handle, wanted));
        });
    }

    private AuditFilter by(Handle handle, AuditFilter filter, String who, Set<Actor> others) {
        if (who.isBlank()) {
            return filter;
        }
        List<String> actors = new ArrayList<>(others.stream().map(Actor::id).toList());
        List<LearnerId> people = instance.audit().listActors(handle).stream()
                .map(actor -> new Actor(actor).learner())
                .filter(Objects::nonNull)
                .map(LearnerId::new)
                .toList();
        learners.list(handle, people).stream()
                .filter(learner -> Alphabet.plain(learner.displayName()).contains(Alphabet.plain(who)))
                .forEach(learner -> actors.add(learner.id().toString()));
        return filter.by(actors);
    }

    /** Gives out all such entries, the first first, and notes that it was done. */
    public void export(AuditFilter filter, String who, Set<Actor> others, Consumer<Named> taker) {
        AuditFilter wanted = instance.inTransaction(handle -> {
            instance.audit(handle, Act.AUDIT_EXPORTED, Subject.INSTALLATION, "");
            return by(handle, filter, who, others);
        });
        long after = 0;
        while (true) {
            long from = after;
            List<Named> some = instance.inTransaction(
                    handle -> named(handle, instance.audit().listAfter(handle, wanted, from, AT_ONCE)));
            if (some.isEmpty()) {
                return;
            }
            some.forEach(taker);
            after = some.get(some.size() - 1).entry().number();
        }
    }

    /** Checks the whole log. */
    public AuditCheck check() {
        return instance.inTransaction(handle -> instance.audit().check(handle));
    }

    /** Finds the seal of an entry, to compare it with one that was kept elsewhere. */
    public Optional<String> findSeal(long number) {
        return instance
                .inTransaction(handle -> instance.audit().listAfter(handle, AuditFilter.ALL, number - 1, 1))
                .stream()
                .filter(entry -> entry.number() == number)
                .map(AuditEntry::seal)
                .findFirst();
    }

    private List<Named> named(Handle handle, List<AuditEntry> entries) {
        Map<UUID, Learner> people = learners
                .list(
                        handle,
                        entries.stream()
                                .flatMap(entry -> Stream.of(
                                        Optional.ofNullable(new Actor(entry.actor()).learner()), learner(entry)))
                                .flatMap(Optional::stream)
                                .distinct()
                                .map(LearnerId::new)
                                .toList())
                .stream()
                .collect(Collectors.toMap(learner -> learner.id().value(), learner -> learner));
        return entries.stream()
                .map(entry -> {
                    UUID actor = new Actor(entry.actor()).learner();
                    return new Named(
                            entry,
                            actor == null ? null : people.get(actor),
                            learner(entry).map(people::get).orElse(null));
                })
                .toList();
    }

    private static Optional<UUID> learner(AuditEntry entry) {
        return entry.subjectKind().equals(Subject.Kind.LEARNER.name())
                ? Optional.ofNullable(new Actor(entry.subject()).learner())
                : Optional.empty();
    }
}
