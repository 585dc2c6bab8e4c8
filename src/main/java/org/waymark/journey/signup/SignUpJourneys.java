package org.waymark.journey.signup;

import org.waymark.mail.Outbox;
import org.waymark.work.Instance;

/** Builds what happens around the places of runs. */
public final class SignUpJourneys {
    public final ViewRegistration viewRegistration;
    public final RegisterForRun registerForRun;
    public final SelectPeople selectPeople;
    public final FollowRun followRun;
    public final ViewPresence viewPresence;
    public final StopReminders stopReminders;
    public final WatchMail watchMail;
    public final RemindPeople remindPeople;

    public SignUpJourneys(Instance instance, Outbox outbox) {
        Letters letters = new Letters(instance, outbox);
        GivePlaces givePlaces = new GivePlaces(instance, letters);
        viewRegistration = new ViewRegistration(instance, outbox);
        registerForRun = new RegisterForRun(instance, givePlaces);
        selectPeople = new SelectPeople(instance, givePlaces);
        followRun = new FollowRun(givePlaces, letters);
        viewPresence = new ViewPresence(instance);
        stopReminders = new StopReminders(instance, letters, outbox);
        watchMail = new WatchMail(instance, outbox);
        remindPeople = new RemindPeople(instance, givePlaces, letters);
    }
}
