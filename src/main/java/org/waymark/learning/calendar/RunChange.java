package org.waymark.learning.calendar;

import java.time.Instant;

/**
 * The latest change of a run.
 *
 * @param number how many changes there were
 * @param at when people could see it: when it was made, or when the run was published
 */
public record RunChange(int number, Instant at) {}
