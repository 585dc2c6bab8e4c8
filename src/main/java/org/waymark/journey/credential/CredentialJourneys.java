package org.waymark.journey.credential;

import org.waymark.credential.StatusPlaces;
import org.waymark.credential.document.Issuing;
import org.waymark.keys.InstallationKeys;
import org.waymark.work.Instance;

/** Builds what signs credentials, changes and says how they stand. */
public final class CredentialJourneys {
    public final SignCredentials signCredentials;
    public final ViewStatus viewStatus;
    public final ManageCredentials manageCredentials;
    public final MakeRecord makeRecord;
    public final StatusPlaces places;

    public CredentialJourneys(Instance instance, Issuing issuing, InstallationKeys keys) {
        places = new StatusPlaces(keys.secret("status"));
        SignerPair signers = new SignerPair(instance.database(), keys);
        signCredentials = new SignCredentials(instance, signers);
        manageCredentials = new ManageCredentials(instance, issuing, places);
        viewStatus = new ViewStatus(instance, signers);
        makeRecord = new MakeRecord(instance, signers, signCredentials, issuing.learnerRecord);
    }
}
