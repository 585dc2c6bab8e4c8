package org.waymark.journey.privacy;

import org.waymark.journey.city.ShareUsers;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.journey.signup.RegisterForRun;
import org.waymark.work.Instance;

/** Builds what ends the keeping of people's data. */
public final class PrivacyJourneys {
    public final ErasePerson erasePerson;
    public final ManageRetention manageRetention;
    public final CarryOutRetention carryOutRetention;

    public PrivacyJourneys(
            Instance instance, ShareUsers shareUsers, KeepAddress keepAddress, RegisterForRun registerForRun) {
        erasePerson = new ErasePerson(instance, shareUsers, keepAddress, registerForRun);
        manageRetention = new ManageRetention(instance);
        carryOutRetention = new CarryOutRetention(instance, erasePerson);
        carryOutRetention.everyDay();
    }
}
