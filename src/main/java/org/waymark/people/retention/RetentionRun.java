package org.waymark.people.retention;

import java.time.Instant;

/**
 * A time at which a rule was carried out.
 *
 * @param removed how many rows, or people
 */
public record RetentionRun(RetentionKind kind, Instant at, long removed) {}
