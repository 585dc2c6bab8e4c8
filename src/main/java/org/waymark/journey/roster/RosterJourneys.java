package org.waymark.journey.roster;

import org.waymark.journey.award.AwardJourneys;
import org.waymark.lti.service.Memberships;
import org.waymark.roster.AddressHashes;
import org.waymark.work.Instance;

/** Builds what reads and shows who is in a course. */
public final class RosterJourneys {
    public final KeepAddress keepAddress;
    public final LoadRoster loadRoster;
    public final LoadLinkMemberships loadLinkMemberships;
    public final ViewRoster viewRoster;

    /** @param addressSecret hashes e-mail addresses */
    public RosterJourneys(Instance instance, Memberships memberships, byte[] addressSecret, AwardJourneys awards) {
        keepAddress = new KeepAddress(new AddressHashes(addressSecret));
        loadRoster = new LoadRoster(instance, memberships, keepAddress, awards.releaseWaiting);
        loadLinkMemberships = new LoadLinkMemberships(instance, memberships);
        viewRoster = new ViewRoster(instance, loadRoster, loadLinkMemberships);
    }
}
