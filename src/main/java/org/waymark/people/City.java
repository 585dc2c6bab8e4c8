package org.waymark.people;

import org.jdbi.v3.core.mapper.PropagateNull;

/**
 * A city (or other local government) whose staff learn.
 *
 * @param people how many learners have joined it
 * @param completions how many completions by its people count for it
 */
public record City(@PropagateNull CityId id, String name, int people, int completions) {}
