package org.waymark.standing;

import org.jdbi.v3.core.mapper.Nested;
import org.waymark.people.City;

/**
 * A row of the desk: a city with its summary.
 *
 * @param leads how many people lead the city
 * @param questions how many questions of the city wait for an answer
 */
public record DeskRow(@Nested("city") City city, @Nested CitySummary summary, int leads, int questions) {}
