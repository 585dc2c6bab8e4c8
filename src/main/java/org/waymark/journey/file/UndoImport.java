package org.waymark.journey.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.Act;
import org.waymark.audit.Subject;
import org.waymark.batch.Batches;
import org.waymark.batch.Job;
import org.waymark.batch.Jobs;
import org.waymark.completion.Completion;
import org.waymark.completion.Completions;
import org.waymark.completion.Decision;
import org.waymark.id.CompletionId;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.journey.award.RecordCompletion;
import org.waymark.journey.award.RunFacts;
import org.waymark.journey.city.LockPeople;
import org.waymark.language.Message;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.work.Instance;

/**
 * Takes a whole imported report back, because it was the wrong one. All that it told is as if it had never come: what
 * was known otherwise stays, and what rested on it alone goes. Imported again, the same report counts again.
 */
public final class UndoImport {
    private static final int FACTS_A_STEP = 50;

    private final Instance instance;
    private final Jobs jobs = new Jobs();
    private final Batches batches;
    private final Completions completions = new Completions();
    private final RecordCompletion recordCompletion;
    private final LockPeople lockPeople = new LockPeople();

    UndoImport(Instance instance, Batches batches, RecordCompletion recordCompletion) {
        this.instance = instance;
        this.batches = batches;
        this.recordCompletion = recordCompletion;
        batches.does(Job.Kind.UNDO, this::walk);
    }

    /** Counts the completions that rest on an import. */
    public long count(JobId job) {
        return instance.inTransaction(handle -> completions.countToldBy(handle, job));
    }

    /**
     * Starts to take an import back, in an activity.
     *
     * @param reason what learners read
     * @return the job, to be watched; empty when the activity has no such import that has ended
     */
    public Optional<JobId> start(Approver by, JobId job, String reason) {
        Optional<JobId> undo = instance.inTransaction(handle -> {
            Optional<JobId> made =
                    find(handle, by.resourceLink(), job).map(imported -> add(handle, imported, by.person(), reason));
            made.ifPresent(id -> batches.start(handle, id));
            return made;
        });
        instance.work().wake();
        return undo;
    }

    /**
     * Takes back what an operator's import told, here and now; broken off, it goes on in the server.
     *
     * @return how it ended; empty when there is no such import that has ended
     */
    public Optional<Job> run(JobId job, String reason, Consumer<Job> progress) {
        Optional<JobId> undo = instance.inTransaction(handle -> {
            Optional<JobId> made = find(handle, null, job).map(imported -> add(handle, imported, null, reason));
            made.ifPresent(id -> {
                batches.start(handle, id);
                instance.audit(handle, Act.IMPORT_UNDONE, Subject.INSTALLATION, job.toString());
            });
            return made;
        });
        return undo.map(id -> batches.go(id, null, progress));
    }

    private Optional<Job> find(Handle handle, @Nullable ResourceLinkId resourceLink, JobId job) {
        return jobs.find(handle, job)
                .filter(found -> found.kind() == Job.Kind.IMPORT)
                .filter(found -> found.state() == Job.State.DONE || found.state() == Job.State.FAILED)
                .filter(found -> resourceLink == null
                        ? found.resourceLink() == null
                        : resourceLink.equals(found.resourceLink()));
    }

    private JobId add(Handle handle, Job imported, @Nullable LearnerId by, String reason) {
        // A file that could not be taken in to its end begins from its first row when it comes again.
        jobs.markGivenUp(handle, imported.id());
        JobId id = JobId.random();
        jobs.add(
                handle,
                new Job(
                        id,
                        Job.Kind.UNDO,
                        imported.title(),
                        imported.id().toString(),
                        imported.registration(),
                        imported.resourceLink(),
                        imported.run(),
                        reason,
                        Job.State.READY,
                        0,
                        "",
                        completions.countToldBy(handle, imported.id()),
                        Job.Counts.NONE,
                        0,
                        null,
                        by,
                        instance.now(),
                        null));
        jobs.markRunning(handle, id);
        return id;
    }

    private boolean walk(Job job, Batches.Steps steps) {
        JobId imported = JobId.of(job.fingerprint());
        String after = job.after();
        while (true) {
            CompletionId last = after.isEmpty() ? null : CompletionId.of(after);
            List<Completion> facts =
                    instance.inTransaction(handle -> completions.listToldBy(handle, imported, last, FACTS_A_STEP));
            if (facts.isEmpty()) {
                return true;
            }
            after = facts.get(facts.size() - 1).id().toString();
            if (!steps.step(facts.size(), after, handle -> voidReports(handle, job, imported, facts))) {
                return false;
            }
        }
    }

    private Job.Counts voidReports(Handle handle, Job job, JobId imported, List<Completion> facts) {
        lockPeople.lock(handle, facts.stream().map(Completion::learner).toList());
        Map<RunId, RunFacts> runs = new HashMap<>();
        Job.Counts counts = Job.Counts.NONE;
        for (Completion fact : facts) {
            RunFacts runFacts = runs.computeIfAbsent(fact.report().run(), run -> RunFacts.get(handle, run));
            Optional<Decision> decision = recordCompletion.voidReports(
                    handle,
                    completions.find(handle, fact.id()).orElseThrow(),
                    new Completions.ToldByJob(imported),
                    Message.plain(job.settings()),
                    runFacts);
            boolean met = decision.filter(Decision::awarded).isPresent();
            counts = counts.plus(
                    new Job.Counts(decision.isPresent() ? 1 : 0, decision.isPresent() ? 0 : 1, met ? 1 : 0, 0));
        }
        return counts;
    }
}
