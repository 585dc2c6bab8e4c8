package org.waymark.journey.award;

import java.time.InstantSource;
import java.util.UUID;
import org.waymark.completion.Objections;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.store.Database;

/** A learner says that a decision is wrong; the instructor of the activity reads it and answers. */
public final class RaiseObjection {
    private final Database database;
    private final Learners learners = new Learners();
    private final Objections objections = new Objections();
    private final InstantSource clock;

    public RaiseObjection(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public void raise(UUID resourceLink, LearnerId learner, String words) {
        database.useTransaction(handle -> {
            // Sent twice at once, it is one note.
            learners.markHeld(handle, learner);
            objections.add(handle, resourceLink, learner, words, clock.instant());
        });
    }

    /** @return false when there is no such open objection in that activity */
    public boolean answer(Approver by, UUID objection, String answer) {
        return database.inTransaction(handle ->
                objections.markAnswered(handle, by.resourceLink(), objection, answer, by.person(), clock.instant()));
    }
}
