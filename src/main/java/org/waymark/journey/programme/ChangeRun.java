package org.waymark.journey.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.RunState;
import org.waymark.learning.edit.CatalogueJson;
import org.waymark.learning.edit.Change;
import org.waymark.learning.edit.Revision;
import org.waymark.learning.edit.Revision.Action;
import org.waymark.learning.edit.Revisions;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.FileFault;
import org.waymark.work.Instance;

/** Staff publish, hide, postpone or cancel a run, or bring back what it was. */
public final class ChangeRun {
    private static final Messages MESSAGES = Messages.of(ChangeRun.class);
    private static final int LONGEST_NOTICE = 2000;

    private final Instance instance;
    private final WriteRun write;
    private final Revisions revisions = new Revisions();

    ChangeRun(Instance instance, WriteRun write) {
        this.instance = instance;
        this.write = write;
    }

    /**
     * Lets everybody see the run.
     *
     * @param at from when; null for now
     */
    public Written publish(RunId run, int revision, @Nullable Instant at, String by) {
        Instant now = instance.now();
        Instant from = (at == null ? now : at).truncatedTo(ChronoUnit.SECONDS);
        if (from.isAfter(now.plus(3650, ChronoUnit.DAYS))) {
            return faulty("publishedAt", "publish.late");
        }
        return change(run, revision, Action.PUBLISHED, by, state -> state.publishedAt(from));
    }

    /** Takes the run from the public pages. Whoever completed it, and courses that use it, keep it. */
    public Written hide(RunId run, int revision, String by) {
        return change(run, revision, Action.HIDDEN, by, state -> state.publishedAt(null));
    }

    /** Says to everybody that the run does not take place, and why. */
    public Written cancel(RunId run, int revision, String notice, String by) {
        String words = notice.strip();
        if (words.isEmpty()) {
            return faulty("cancelNotice", "cancel.empty");
        }
        if (words.length() > LONGEST_NOTICE) {
            return faulty("cancelNotice", "cancel.long");
        }
        LocalDate today = instance.today();
        return write.change(
                run,
                revision,
                change(Action.CANCELLED, by),
                (handle, found) -> write.read(
                        handle,
                        found.opportunity(),
                        run,
                        json(found, found.run().withState(found.run().state().cancelled(today, words)))));
    }

    /** Says that a cancelled run takes place after all. */
    public Written reinstate(RunId run, int revision, String by) {
        return change(run, revision, Action.REINSTATED, by, RunState::reinstated);
    }

    /** Moves the run to another start, with all its days; the start that was announced first is kept. */
    public Written postpone(RunId run, int revision, LocalDate start, String by) {
        return write.change(run, revision, change(Action.POSTPONED, by), (handle, found) -> {
            Run before = found.run();
            long days = ChronoUnit.DAYS.between(before.start(), start);
            if (days == 0) {
                return faults("startDate", "postpone.same");
            }
            if (Math.abs(days) > 3650) {
                return faults("startDate", "postpone.far");
            }
            Run moved = before.moved(days).withState(before.state().postponed(before.start()));
            return write.read(handle, found.opportunity(), run, json(found, moved));
        });
    }

    /**
     * Brings back what the run was, as a new revision.
     *
     * @param revision the number that the page showed
     * @param number the revision whose content comes back
     */
    public Written restore(RunId run, int revision, int number, String by) {
        Optional<Revision> wanted = instance.inTransaction(handle -> revisions.list(handle, run)).stream()
                .filter(one -> one.number() == number)
                .findFirst();
        return wanted.map(former -> write.change(
                        run,
                        revision,
                        change(Action.RESTORED, by),
                        (handle, found) -> write.read(handle, found.opportunity(), run, former.content())))
                .orElseGet(Written.Missing::new);
    }

    private Written change(RunId run, int revision, Action action, String by, UnaryOperator<RunState> next) {
        return write.change(run, revision, change(action, by), (handle, found) -> {
            Run before = found.run();
            return new Parsed<>(Optional.of(before.withState(next.apply(before.state()))), List.of());
        });
    }

    private Change change(Action action, String by) {
        return new Change(action, by, instance.now());
    }

    private static String json(CatalogueEntry entry, Run run) {
        return CatalogueJson.of(new CatalogueEntry(entry.opportunity(), run)).toString();
    }

    private static Written faulty(String field, String key) {
        return new Written.Faulty(faults(field, key).faults());
    }

    private static Parsed<Run> faults(String field, String key) {
        return new Parsed<>(Optional.empty(), List.of(new FileFault(1, field, MESSAGES.message(key))));
    }
}
