package org.waymark.people;

import java.time.Instant;
import org.jdbi.v3.core.mapper.Nested;

/** A code that was handed out, with its city. */
public record IssuedCode(CityCode code, @Nested("city") City city, Instant createdAt, boolean withdrawn) {}
