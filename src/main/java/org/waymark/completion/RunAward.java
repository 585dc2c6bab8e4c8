package org.waymark.completion;

import java.time.Instant;
import org.waymark.learning.RunId;

/**
 * A run that a learner has what it takes for.
 *
 * @param teamOnce whether all completions of a city count once together, by every rule that is met
 * @param completedAt when it was completed first
 */
public record RunAward(RunId run, boolean teamOnce, Instant completedAt) {}
