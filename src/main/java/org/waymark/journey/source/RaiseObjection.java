package org.waymark.journey.source;

import org.waymark.completion.Objections;
import org.waymark.id.ObjectionId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.Approver;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** A learner says that a decision is wrong; the instructor of the activity reads it and answers. */
public final class RaiseObjection {
    private final Instance instance;
    private final Learners learners = new Learners();
    private final Objections objections = new Objections();

    RaiseObjection(Instance instance) {
        this.instance = instance;
    }

    public void raise(ResourceLinkId resourceLink, LearnerId learner, String words) {
        instance.useTransaction(handle -> {
            // Sent twice at once, it is one note.
            learners.lock(handle, learner);
            objections.add(handle, resourceLink, learner, words, instance.now());
        });
    }

    /** @return false when there is no such open objection in that activity */
    public boolean answer(Approver by, ObjectionId objection, String answer) {
        return instance.inTransaction(handle ->
                objections.markAnswered(handle, by.resourceLink(), objection, answer, by.person(), instance.now()));
    }
}
