package org.waymark.journey.award;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.roster.RosterWaits;
import org.waymark.work.Instance;

/** Decides again about learners whose badge waited for the platform's list of the course, once that need not be. */
public final class ReleaseWaiting {
    /** A page that is opened while the list is read waits this long for it, so that a badge is there at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration STEP = Duration.ofMillis(40);
    /** Pages that wait hold a thread each; those beyond are shown at once and say what is waited for. */
    private static final int AT_ONCE = 24;

    private final Instance instance;
    private final Learners learners = new Learners();
    private final Activities activities = new Activities();
    private final RosterWaits waits = new RosterWaits();
    private final AwaitRoster awaitRoster = new AwaitRoster();
    private final DecideAward decideAward;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    ReleaseWaiting(Instance instance, DecideAward decideAward) {
        this.instance = instance;
        this.decideAward = decideAward;
    }

    /** Decides again for the learners of a course who need not wait any more. */
    public void releaseAll(CourseId course) {
        List<RosterWaits.Wait> waiting = instance.inTransaction(handle -> waits.listOf(handle, course));
        boolean any = false;
        for (RosterWaits.Wait wait : waiting) {
            any |= instance.inTransaction(handle -> release(handle, wait));
        }
        if (any) {
            instance.work().wake();
        }
    }

    /** Waits a moment, before a learner completes an activity, while the list that may name them is read. */
    public void awaitList(ResourceLinkId resourceLink, LearnerId learner) {
        if (turns.tryAcquire()) {
            try {
                sleepWhile(() -> isBeingAsked(resourceLink, learner));
            } finally {
                turns.release();
            }
        }
    }

    /** Waits a moment for a badge before the page of a learner whose badge waits is shown. */
    public void awaitBadge(ResourceLinkId resourceLink, LearnerId learner) {
        RosterWaits.Wait wait = new RosterWaits.Wait(resourceLink, learner);
        if (instance.inTransaction(handle -> isWaiting(handle, wait))) {
            awaitList(resourceLink, learner);
            instance.inTransaction(handle -> isWaiting(handle, wait) && release(handle, wait));
            instance.work().wake();
        }
    }

    private static void sleepWhile(BooleanSupplier waiting) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end && waiting.getAsBoolean()) {
                Thread.sleep(STEP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWaiting(Handle handle, RosterWaits.Wait wait) {
        return waits.find(handle, wait).isPresent();
    }

    private boolean isBeingAsked(ResourceLinkId resourceLink, LearnerId learner) {
        return instance.inTransaction(handle -> learners.find(handle, learner)
                .filter(known -> awaitRoster.isBeingAsked(handle, resourceLink, known))
                .isPresent());
    }

    /** @return whether somebody does not wait any more */
    private boolean release(Handle handle, RosterWaits.Wait wait) {
        Learner learner = learners.find(handle, wait.learner()).orElseThrow();
        Optional<Activity> activity = activities.find(handle, wait.resourceLink());
        if (activity.isEmpty() || awaitRoster.holds(handle, wait.resourceLink(), learner)) {
            return false;
        }
        learners.lock(handle, learner.id());
        if (!isWaiting(handle, wait)) {
            return true;
        }
        awaitRoster.end(handle, wait.resourceLink(), learner.id());
        decideAward.decide(
                handle, learner.id(), activity.get().run(), wait.resourceLink(), Occasion.TOLD, Cause.ROSTER);
        return true;
    }
}
