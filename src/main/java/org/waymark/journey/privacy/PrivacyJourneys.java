package org.waymark.journey.privacy;

import org.waymark.journey.city.ShareUsers;
import org.waymark.journey.credential.ManageCredentials;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.journey.signup.RegisterForRun;
import org.waymark.mail.Outbox;
import org.waymark.work.Instance;

/** Builds what people and staff decide about people's data. */
public final class PrivacyJourneys {
    public final ErasePerson erasePerson;
    public final ManageRetention manageRetention;
    public final CarryOutRetention carryOutRetention;
    public final ChooseRecipient chooseRecipient;
    public final ManageAddresses manageAddresses;

    public PrivacyJourneys(
            Instance instance,
            ShareUsers shareUsers,
            KeepAddress keepAddress,
            RegisterForRun registerForRun,
            ManageCredentials manageCredentials,
            Outbox outbox) {
        erasePerson = new ErasePerson(instance, shareUsers, keepAddress, registerForRun);
        manageRetention = new ManageRetention(instance);
        carryOutRetention = new CarryOutRetention(instance, erasePerson);
        carryOutRetention.everyDay();
        chooseRecipient = new ChooseRecipient(instance, manageCredentials);
        manageAddresses = new ManageAddresses(instance, keepAddress, outbox);
    }
}
