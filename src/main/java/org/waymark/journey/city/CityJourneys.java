package org.waymark.journey.city;

import org.waymark.work.Instance;

/** Builds what brings learners to their city, and makes some of them its leads. */
public final class CityJourneys {
    public final WrongCodes wrongCodes = new WrongCodes();
    public final JoinCity joinCity;
    public final ShareUsers shareUsers;
    public final GiveConsent giveConsent;
    public final ManageLeads manageLeads;
    public final BecomeLead becomeLead;

    public CityJourneys(Instance instance) {
        giveConsent = new GiveConsent(instance);
        manageLeads = new ManageLeads(instance);
        becomeLead = new BecomeLead(instance, manageLeads, wrongCodes);
        joinCity = new JoinCity(instance, wrongCodes, giveConsent);
        shareUsers = new ShareUsers(instance, joinCity);
    }
}
