/**
 * Where cities stand, on any day, and what the programme says of them: claims, confirmations, which Standard they are on.
 *
 * <p>Belongs here: one class for each thing somebody does with a city's standing. Does not: who joins a city, and what
 * counts for it (journey.city).
 */
@NullMarked
package org.waymark.journey.standing;

import org.jspecify.annotations.NullMarked;
