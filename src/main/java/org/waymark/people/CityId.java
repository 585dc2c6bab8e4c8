package org.waymark.people;

import java.util.UUID;

/** Identifies a city. */
public record CityId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
