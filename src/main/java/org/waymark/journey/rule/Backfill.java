package org.waymark.journey.rule;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.batch.Batches;
import org.waymark.batch.Job;
import org.waymark.batch.Jobs;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Decision;
import org.waymark.completion.Decisions;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Cause;
import org.waymark.journey.award.DecideAward;
import org.waymark.journey.award.Occasion;
import org.waymark.journey.award.RunFacts;
import org.waymark.journey.award.RunPlaces;
import org.waymark.journey.city.LockPeople;
import org.waymark.learning.RunId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Decides again, by the present rule of an activity or a run, about everybody whom it concerns. */
public final class Backfill {
    private static final int PEOPLE_A_STEP = 50;

    private final Instance instance;
    private final Jobs jobs = new Jobs();
    private final Batches batches;
    private final Activities activities = new Activities();
    private final Decisions decisions = new Decisions();
    private final DecideAward decideAward;
    private final Learners learners = new Learners();
    private final LockPeople lockPeople = new LockPeople();
    private final RunPlaces runPlaces = new RunPlaces();

    Backfill(Instance instance, Batches batches, DecideAward decideAward) {
        this.instance = instance;
        this.batches = batches;
        this.decideAward = decideAward;
        batches.does(Job.Kind.BACKFILL, this::walk);
    }

    /** Begins. Call {@link WorkQueue#wake} after the transaction. @return the job, to be watched */
    JobId start(Handle handle, ResourceLinkId resourceLink, @Nullable LearnerId by) {
        Activity activity = activities.find(handle, resourceLink).orElseThrow();
        return start(handle, resourceLink, activity.run(), by);
    }

    /** @param resourceLink null: in the run as such, and in every activity of it without a rule of its own */
    JobId start(Handle handle, @Nullable ResourceLinkId resourceLink, RunId run, @Nullable LearnerId by) {
        JobId id = JobId.random();
        jobs.add(
                handle,
                new Job(
                        id,
                        Job.Kind.BACKFILL,
                        "",
                        "",
                        null,
                        resourceLink,
                        run,
                        "",
                        Job.State.READY,
                        0,
                        "",
                        decisions.countConcerned(handle, resourceLink, run),
                        Job.Counts.NONE,
                        0,
                        null,
                        by,
                        instance.now(),
                        null));
        jobs.markRunning(handle, id);
        batches.start(handle, id);
        return id;
    }

    /** Begins, in a transaction of its own. */
    public JobId start(ResourceLinkId resourceLink, @Nullable LearnerId by) {
        JobId job = instance.inTransaction(handle -> start(handle, resourceLink, by));
        instance.work().wake();
        return job;
    }

    private boolean walk(Job job, Batches.Steps steps) {
        ResourceLinkId link = job.resourceLink();
        RunId run = job.run();
        if (run == null) {
            throw new IllegalStateException("a backfill of no run");
        }
        String after = job.after();
        while (true) {
            LearnerId last = after.isEmpty() ? null : new LearnerId(UUID.fromString(after));
            List<LearnerId> people =
                    instance.inTransaction(handle -> decisions.listConcerned(handle, link, run, last, PEOPLE_A_STEP));
            if (people.isEmpty()) {
                return true;
            }
            after = people.get(people.size() - 1).toString();
            if (!steps.step(people.size(), after, handle -> decide(handle, people, run, link))) {
                return false;
            }
        }
    }

    private Job.Counts decide(Handle handle, List<LearnerId> people, RunId run, @Nullable ResourceLinkId link) {
        lockPeople.lock(handle, people);
        RunFacts facts = RunFacts.get(handle, run);
        Job.Counts counts = Job.Counts.NONE;
        for (LearnerId learner : people) {
            if (learners.find(handle, learner).filter(Learner::erased).isPresent()) {
                counts = counts.plus(new Job.Counts(0, 1, 0, 0));
                continue;
            }
            List<Optional<ResourceLinkId>> places =
                    link == null ? runPlaces.list(handle, learner, run) : List.of(Optional.of(link));
            boolean changed = false;
            boolean met = false;
            for (Optional<ResourceLinkId> place : places) {
                Optional<Decision> before = decisions.findLast(handle, learner, run, place.orElse(null));
                Decision now =
                        decideAward.decide(handle, learner, facts, place.orElse(null), Occasion.RULE, Cause.RULE);
                changed |= before.filter(decision -> decision.id().equals(now.id()))
                        .isEmpty();
                met |= now.awarded();
            }
            counts = counts.plus(new Job.Counts(changed ? 1 : 0, changed ? 0 : 1, met ? 1 : 0, 0));
        }
        return counts;
    }
}
