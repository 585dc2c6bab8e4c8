package org.waymark.journey.enter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.waymark.id.RegistrationId;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/**
 * Finds the state of the registration that somebody came in by, asked again with every page: one that was switched off
 * ends what is open. Safe for many threads.
 */
public final class FindPlatformState {
    private final Instance instance;
    private final Learners learners = new Learners();
    private final RegistrationBook book;
    private final Cache<LearnerId, RegistrationId> platforms =
            Caffeine.newBuilder().maximumSize(10_000).build();

    FindPlatformState(Instance instance, RegistrationBook book) {
        this.instance = instance;
        this.book = book;
    }

    /** Finds the state of the learner's platform; empty for an unknown learner. */
    public Optional<Registration.State> find(LearnerId person) {
        RegistrationId platform = platforms.getIfPresent(person);
        if (platform == null) {
            Optional<Learner> learner = instance.inTransaction(handle -> learners.find(handle, person));
            if (learner.isEmpty()) {
                return Optional.empty();
            }
            platform = learner.get().registrationId();
            platforms.put(person, platform);
        }
        return book.find(platform).map(Registration::state);
    }
}
