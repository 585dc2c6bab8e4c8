package org.waymark.journey.city;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.waymark.people.Cities;
import org.waymark.people.City;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;

/**
 * Locks many people in one transaction: all of them, then their cities, each in one order. Somebody who locks a single
 * learner and waits for the city then never waits in a circle.
 */
public final class LockPeople {
    private final Learners learners = new Learners();
    private final Cities cities = new Cities();

    public void lock(Handle handle, Collection<LearnerId> people) {
        List<LearnerId> ordered = people.stream()
                .distinct()
                .sorted(Comparator.comparing(LearnerId::value))
                .toList();
        ordered.forEach(learner -> learners.lockAlsoErased(handle, learner));
        learners.list(handle, ordered).stream()
                .map(Learner::city)
                .filter(Objects::nonNull)
                .map(City::id)
                .distinct()
                .sorted(Comparator.comparing(city -> city.value()))
                .forEach(city -> cities.markCounts(handle, city, 0, 0));
    }
}
