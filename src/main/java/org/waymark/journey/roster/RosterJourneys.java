package org.waymark.journey.roster;

import java.time.InstantSource;
import org.waymark.journey.award.AwardJourneys;
import org.waymark.lti.service.Memberships;
import org.waymark.roster.AddressHashes;
import org.waymark.store.Database;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/** Builds what reads and shows who is in a course. */
public final class RosterJourneys {
    public final KeepAddress keepAddress;
    public final LoadRoster loadRoster;
    public final LoadLinkMemberships loadLinkMemberships;
    public final ViewRoster viewRoster;

    /** @param addressSecret hashes e-mail addresses */
    public RosterJourneys(Instance instance, Memberships memberships, byte[] addressSecret, AwardJourneys awards) {
        Database database = instance.database();
        WorkQueue work = instance.work();
        InstantSource clock = instance.clock();
        keepAddress = new KeepAddress(new AddressHashes(addressSecret));
        loadRoster = new LoadRoster(database, memberships, keepAddress, awards.releaseWaiting, work, clock);
        loadLinkMemberships = new LoadLinkMemberships(database, memberships, work, clock);
        viewRoster = new ViewRoster(database, loadRoster, loadLinkMemberships, work);
    }
}
