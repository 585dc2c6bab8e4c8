package org.waymark.journey.enter;

import java.util.Optional;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.PersonErased;
import org.waymark.work.Instance;

/**
 * Finds the state of the registration that somebody came in by, asked again with every page: one that was switched off
 * ends what is open. Safe for many threads.
 */
public final class FindPlatformState {
    private final Instance instance;
    private final Learners learners = new Learners();
    private final RegistrationBook book;

    FindPlatformState(Instance instance, RegistrationBook book) {
        this.instance = instance;
        this.book = book;
    }

    /**
     * Finds the state of the learner's platform; empty for an unknown learner.
     *
     * @throws PersonErased when the learner's data was erased
     */
    public Optional<Registration.State> find(LearnerId person) {
        Optional<Learner> learner = instance.inTransaction(handle -> learners.find(handle, person));
        if (learner.filter(Learner::erased).isPresent()) {
            throw new PersonErased();
        }
        return learner.map(Learner::registrationId).flatMap(book::find).map(Registration::state);
    }
}
