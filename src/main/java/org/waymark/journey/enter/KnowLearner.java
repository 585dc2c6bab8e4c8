package org.waymark.journey.enter;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.waymark.completion.DecisionPlace;
import org.waymark.completion.Decisions;
import org.waymark.id.RegistrationId;
import org.waymark.journey.award.Cause;
import org.waymark.journey.award.DecideAward;
import org.waymark.journey.award.Occasion;
import org.waymark.journey.city.ShareUsers;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.Role;
import org.waymark.people.Cities;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** Finds or makes the learner of a launch, who earns nothing as the platform's test user. */
final class KnowLearner {
    private final Learners learners = new Learners();
    private final Cities cities = new Cities();
    private final Decisions decisions = new Decisions();
    private final Instance instance;
    private final DecideAward decideAward;
    private final ShareUsers shareUsers;

    KnowLearner(Instance instance, DecideAward decideAward, ShareUsers shareUsers) {
        this.instance = instance;
        this.decideAward = decideAward;
        this.shareUsers = shareUsers;
    }

    Learner know(Handle handle, Launch launch, Instant now) {
        RegistrationId registration = launch.registration().id();
        boolean testUser = launch.has(Role.TEST_USER);
        if (testUser) {
            uncount(handle, registration, launch.subject());
        }
        Learner learner = come(handle, launch, testUser, now);
        learner = shareUsers.know(handle, launch.registration(), learner, now);
        if (testUser) {
            takeBack(handle, learner.id());
        }
        return learner;
    }

    /**
     * Finds or makes the person and holds the row, so that an erasure comes before or after the launch. Whoever comes back
     * after it is somebody new.
     */
    private Learner come(Handle handle, Launch launch, boolean testUser, Instant now) {
        RegistrationId registration = launch.registration().id();
        String subject = launch.subject();
        Learner learner = learners.addOrUpdate(handle, registration, subject, launch.name(), testUser, now);
        if (!learners.markSeen(handle, learner.id(), instance.today())) {
            learner = learners.addOrUpdate(handle, registration, subject, launch.name(), testUser, now);
            learners.markSeen(handle, learner.id(), instance.today());
        }
        instance.erased().remove(handle, registration, subject);
        return learner;
    }

    /** Takes a learner whom the platform now calls its test user out of the people whom a city counts. */
    private void uncount(Handle handle, RegistrationId registration, String subject) {
        learners.markTestUser(handle, registration, subject)
                .filter(learner -> !learners.isKnownFromOther(handle, learner.id()))
                .flatMap(Learner::joinedCity)
                .ifPresent(city -> cities.markCounts(handle, city.id(), -1, 0));
    }

    /** Takes back whatever was awarded to a learner who turns out to be the platform's test user. */
    private void takeBack(Handle handle, LearnerId learner) {
        learners.lock(handle, learner);
        for (DecisionPlace place : decisions.listPlaces(handle, learner)) {
            decideAward.decide(handle, learner, place.run(), place.resourceLink(), Occasion.WITHDRAWN, Cause.TEST_USER);
        }
    }
}
