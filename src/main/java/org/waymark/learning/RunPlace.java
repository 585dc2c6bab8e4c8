package org.waymark.learning;

import org.jspecify.annotations.Nullable;

/**
 * How and where a run is taken.
 *
 * @param place the room or address where people meet; null when there is none or it is not known yet
 * @param hostCity the city that invites
 */
public record RunPlace(
        RunFormat format, @Nullable String place, @Nullable String hostCity) {}
