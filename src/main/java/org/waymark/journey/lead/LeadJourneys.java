package org.waymark.journey.lead;

import org.waymark.journey.city.BecomeLead;
import org.waymark.journey.city.CityJourneys;
import org.waymark.journey.standing.StandingJourneys;
import org.waymark.mail.Outbox;
import org.waymark.work.Instance;

/** Builds what leads of cities do. */
public final class LeadJourneys {
    public final BecomeLead becomeLead;
    public final ViewPeople viewPeople;
    public final ClaimCriteria claimCriteria;
    public final InviteColleagues inviteColleagues;
    public final ReadReports readReports;
    public final ShowCity showCity;

    public LeadJourneys(Instance instance, CityJourneys cities, StandingJourneys standings, Outbox outbox) {
        becomeLead = cities.becomeLead;
        viewPeople = new ViewPeople(instance);
        claimCriteria = new ClaimCriteria(instance, standings);
        inviteColleagues = new InviteColleagues(instance);
        readReports = new ReadReports(instance, outbox);
        showCity = new ShowCity(instance);
    }
}
