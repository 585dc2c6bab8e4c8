package org.waymark.progress.city;

import java.util.List;

/** All that is known of a city, under whichever versions of the Standard it became known, in any order. */
public record CityFacts(List<Support> supports, List<Mark> marks) {
    public static final CityFacts NONE = new CityFacts(List.of(), List.of());

    public CityFacts {
        supports = List.copyOf(supports);
        marks = List.copyOf(marks);
    }
}
