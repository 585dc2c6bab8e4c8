package org.waymark.journey;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.completion.Completion;
import org.waymark.completion.Source;
import org.waymark.passback.DeliveryQueue;
import org.waymark.people.LearnerId;
import org.waymark.store.Database;

/** A learner says that the course is complete, or an instructor approves that somebody said so. */
public final class CompleteActivity {

    /** What came of it. */
    public enum Outcome {
        COMPLETED,
        WAITS_FOR_INSTRUCTOR,
        /** The activity stands for no run yet, or nobody asked for this approval. */
        NOTHING_TO_DO
    }

    private final Database database;
    private final Activities activities;
    private final RecordCompletion recordCompletion;
    private final DeliveryQueue queue;
    private final InstantSource clock;

    public CompleteActivity(
            Database database,
            Activities activities,
            RecordCompletion recordCompletion,
            DeliveryQueue queue,
            InstantSource clock) {
        this.database = database;
        this.activities = activities;
        this.recordCompletion = recordCompletion;
        this.queue = queue;
        this.clock = clock;
    }

    /** The learner's own word: enough by itself, or a request to the instructor, as the activity is set. */
    public Outcome confirm(UUID resourceLink, LearnerId learner) {
        return after(database.inTransaction(handle -> {
            Optional<Activity> activity = activities.find(handle, resourceLink);
            if (activity.isEmpty()) {
                return Outcome.NOTHING_TO_DO;
            }
            if (activity.get().source() == Source.INSTRUCTOR) {
                activities.addRequest(handle, resourceLink, learner, clock.instant());
                return Outcome.WAITS_FOR_INSTRUCTOR;
            }
            record(handle, activity.get(), learner, learner);
            return Outcome.COMPLETED;
        }));
    }

    /** An instructor's approval of a request. Only what was asked for can be approved. */
    public Outcome approve(UUID resourceLink, LearnerId learner, LearnerId instructor) {
        return after(database.inTransaction(handle -> {
            Optional<Activity> activity = activities.find(handle, resourceLink);
            if (activity.isEmpty() || !activities.removeRequest(handle, resourceLink, learner)) {
                return Outcome.NOTHING_TO_DO;
            }
            record(handle, activity.get(), learner, instructor);
            return Outcome.COMPLETED;
        }));
    }

    private void record(Handle handle, Activity activity, LearnerId learner, @Nullable LearnerId saidBy) {
        Instant now = clock.instant();
        Source source = learner.equals(saidBy) ? Source.LEARNER : Source.INSTRUCTOR;
        recordCompletion.record(
                handle,
                new Completion(
                        UUID.randomUUID(),
                        learner,
                        activity.run(),
                        activity.resourceLink(),
                        source,
                        activity.resourceLink() + "/" + activity.run().value() + "/" + learner.value(),
                        saidBy,
                        now));
    }

    private Outcome after(Outcome outcome) {
        if (outcome == Outcome.COMPLETED) {
            queue.wake();
        }
        return outcome;
    }
}
