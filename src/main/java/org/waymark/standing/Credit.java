package org.waymark.standing;

import java.time.LocalDate;
import java.util.UUID;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/**
 * A learner's completion of a run that a city holds.
 *
 * @param teamOnce whether all such completions of the run by people of the city count once, together
 * @param countedFor names the criteria that the run counted for when this was credited
 */
public record Credit(LearnerId learner, RunId run, boolean teamOnce, LocalDate completedOn, UUID countedFor) {}
