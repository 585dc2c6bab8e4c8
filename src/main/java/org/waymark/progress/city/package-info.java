/**
 * Pure rules of cities: what supports a criterion, what lapses, what is carried over to another version, where a city
 * stands.
 *
 * <p>Belongs here: functions from a city's facts and a day to its standing. Does not: SQL, HTTP, a clock, randomness; what
 * one learner has completed.
 */
@NullMarked
package org.waymark.progress.city;

import org.jspecify.annotations.NullMarked;
