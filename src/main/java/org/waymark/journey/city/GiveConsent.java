package org.waymark.journey.city;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.waymark.people.City;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.lead.Consent;
import org.waymark.people.lead.Consents;
import org.waymark.work.Instance;

/** A learner lets others see something, or ends that; nobody else decides it. */
public final class GiveConsent {
    private final Instance instance;
    private final Learners learners = new Learners();
    private final Consents consents = new Consents();

    GiveConsent(Instance instance) {
        this.instance = instance;
    }

    /**
     * Gives a consent to the people of the learner's city, or ends it, then also where the same person gave it at another
     * client.
     *
     * @return false when it was so before, or the learner has no city, or is the test user
     */
    public boolean decide(LearnerId learner, Consent.Kind kind, boolean given) {
        return instance.inTransaction(handle -> {
            learners.lock(handle, learner);
            return given
                    ? give(handle, learner, kind, instance.now())
                    : consents.markEndedEverywhere(handle, learner, kind, instance.now());
        });
    }

    /** Gives it in a transaction that holds the learner's row. */
    boolean give(Handle handle, LearnerId id, Consent.Kind kind, Instant now) {
        City city = learners.find(handle, id)
                .filter(learner -> !learner.testUser())
                .flatMap(learner -> learner.joinedCity())
                .orElse(null);
        if (city == null || consents.isGiven(handle, id, kind)) {
            return false;
        }
        consents.add(handle, id, kind, city.id(), now);
        return true;
    }

    /** Ends all that was given to the people of a city that the learner leaves. */
    void end(Handle handle, LearnerId learner, Instant now) {
        for (Consent.Kind kind : Consent.Kind.values()) {
            consents.markEnded(handle, learner, kind, now);
        }
    }
}
