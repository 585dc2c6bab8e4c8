package org.waymark.people.lead;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.people.LearnerId;

/**
 * A person of a city.
 *
 * @param name as the platform tells it; null where it withholds names
 * @param subject by which the platform knows the person
 * @param also the same person as other clients know it
 */
public record CityPerson(LearnerId id, @Nullable String name, String subject, List<LearnerId> also) {
    public CityPerson {
        also = List.copyOf(also);
    }
}
