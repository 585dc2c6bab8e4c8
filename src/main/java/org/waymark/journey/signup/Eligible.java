package org.waymark.journey.signup;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.waymark.people.City;
import org.waymark.people.CityId;
import org.waymark.people.Learner;
import org.waymark.signup.Eligibility;
import org.waymark.standing.CityAssessments;

/** Reads what decides whether a person may register. */
final class Eligible {
    private final CityAssessments assessments = new CityAssessments();

    Eligibility of(Handle handle, Learner person, LocalDate today) {
        CityId city = person.joinedCity().map(City::id).orElse(null);
        boolean assessed = city != null
                && assessments.listStanding(handle, List.of(city)).getOrDefault(city, List.of()).stream()
                        .anyMatch(one -> !one.assessedOn().isAfter(today));
        return new Eligibility(today, person.testUser(), city, assessed);
    }
}
