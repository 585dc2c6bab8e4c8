package org.waymark.journey.city;

import org.waymark.work.Instance;

/** Builds what brings learners to their city. */
public final class CityJourneys {
    public final WrongCodes wrongCodes = new WrongCodes();
    public final JoinCity joinCity;
    public final ShareUsers shareUsers;

    public CityJourneys(Instance instance) {
        joinCity = new JoinCity(instance, wrongCodes);
        shareUsers = new ShareUsers(instance, joinCity);
    }
}
