package org.waymark.journey.programme;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.journey.signup.FollowRun;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Run;
import org.waymark.learning.RunId;
import org.waymark.learning.RunState;
import org.waymark.learning.edit.CatalogueChanges;
import org.waymark.learning.edit.Change;
import org.waymark.learning.edit.EntryFile;
import org.waymark.learning.edit.FieldChange;
import org.waymark.learning.edit.Revision;
import org.waymark.learning.edit.Revisions;
import org.waymark.standard.DataFile.Parsed;
import org.waymark.standard.FileFault;
import org.waymark.standard.Standards;
import org.waymark.work.Instance;

/** Writes a run when it is right, and when nobody else has changed it since it was looked at. */
final class WriteRun {
    /** Stands where a run has no name yet. */
    static final RunId UNNAMED = new RunId("new");

    private final Instance instance;
    private final FollowRun followRun;
    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();
    private final CatalogueChanges changes = new CatalogueChanges();
    private final Revisions revisions = new Revisions();
    private final Slugs slugs = new Slugs();

    WriteRun(Instance instance, FollowRun followRun) {
        this.instance = instance;
        this.followRun = followRun;
    }

    Parsed<Run> read(Handle handle, Opportunity opportunity, RunId run, String json) {
        List<Run> others = catalogue.listRunsOf(handle, opportunity.id()).stream()
                .map(CatalogueEntry::run)
                .filter(other -> !other.id().equals(run))
                .toList();
        return EntryFile.run(
                FormJson.ofRun(json, run.value()),
                opportunity,
                standards.list(handle),
                standards.getForNewRuns(handle, instance.today()).id(),
                others);
    }

    /** Adds a run, which nobody sees yet. */
    Written add(Handle handle, Opportunity opportunity, String json, Change change) {
        changes.lock(handle);
        Parsed<Run> read = read(handle, opportunity, UNNAMED, json);
        if (read.value().isEmpty()) {
            return new Written.Faulty(read.faults());
        }
        Run unnamed = read.value().get();
        Run run = unnamed.named(new RunId(slugs.ofRun(handle, opportunity, unnamed)))
                .withState(RunState.DRAFT);
        int number = changes.put(handle, Optional.empty(), new CatalogueEntry(opportunity, run), change);
        audit(handle, run.id(), change, number);
        return new Written.Saved(run.id().value(), number);
    }

    /**
     * Changes a run.
     *
     * @param revision the number that the change starts from
     * @param made what the run becomes, or what is wrong with that
     */
    Written change(RunId run, int revision, Change change, BiFunction<Handle, CatalogueEntry, Parsed<Run>> made) {
        return instance.inTransaction(handle -> {
            changes.lock(handle);
            Optional<CatalogueEntry> found = catalogue.findRun(handle, run);
            if (found.isEmpty()) {
                return new Written.Missing();
            }
            List<Revision> history = revisions.list(handle, run);
            if (!isLatest(history, revision)) {
                return outdated(history, revision);
            }
            Parsed<Run> read = made.apply(handle, found.get());
            if (read.value().isEmpty()) {
                return new Written.Faulty(read.faults());
            }
            if (read.value().get().equals(found.get().run())) {
                return new Written.Saved(run.value(), revision);
            }
            List<FileFault> faults =
                    followRun.faults(handle, found.get().run(), read.value().get());
            if (!faults.isEmpty()) {
                return new Written.Faulty(faults);
            }
            CatalogueEntry next =
                    new CatalogueEntry(found.get().opportunity(), read.value().get());
            int number = changes.put(handle, found, next, change);
            followRun.follow(handle, found.get().run(), next, number);
            audit(handle, run, change, number);
            return new Written.Saved(run.value(), number);
        });
    }

    private void audit(Handle handle, RunId run, Change change, int revision) {
        instance.audit(
                handle, Act.RUN_EDITED, Subject.of(Subject.Kind.RUN, run.value()), change.action() + " " + revision);
    }

    static boolean isLatest(List<Revision> history, int revision) {
        return revision == (history.isEmpty() ? 0 : history.get(0).number());
    }

    static Written outdated(List<Revision> history, int revision) {
        if (history.isEmpty()) {
            return new Written.Outdated(0, List.of(), List.of());
        }
        Revision latest = history.get(0);
        return new Written.Outdated(
                latest.number(),
                history.stream().filter(one -> one.number() > revision).toList(),
                history.stream()
                        .filter(one -> one.number() == revision)
                        .findFirst()
                        .map(from -> FieldChange.between(from.content(), latest.content()))
                        .orElse(List.of()));
    }
}
