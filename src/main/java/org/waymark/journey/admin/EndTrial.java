package org.waymark.journey.admin;

import org.waymark.audit.Act;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.id.RegistrationId;
import org.waymark.language.Messages;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.Registrations;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/** A registration that was made for a trial is over: nobody comes in by it any more, and no badge of it is valid. */
public final class EndTrial {
    private static final Messages MESSAGES = Messages.of(EndTrial.class);

    private final Instance instance;
    private final Registrations registrations = new Registrations();
    private final RegistrationBook book;
    private final Learners learners = new Learners();
    private final Credentials credentials = new Credentials();

    EndTrial(Instance instance, RegistrationBook book) {
        this.instance = instance;
        this.book = book;
    }

    public void end(RegistrationId registration) {
        instance.useTransaction(handle -> {
            registrations.markState(handle, registration, Registration.State.OFF);
            for (LearnerId learner : learners.listOfRegistration(handle, registration)) {
                for (Credential credential : credentials.listOfLearner(handle, learner.value())) {
                    credentials.markRevoked(handle, credential.id(), instance.now(), MESSAGES.message("trial.over"));
                }
            }
            registrations
                    .find(handle, registration)
                    .ifPresent(trial ->
                            instance.audit(handle, Act.PLATFORM_TRIAL_ENDED, ManagePlatforms.subject(trial), ""));
        });
        book.forget();
    }
}
