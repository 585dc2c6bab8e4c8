/**
 * Stores who completed what, by whose word; what an activity asks for; why something was awarded; what a city's tallies
 * hold.
 *
 * <p>Belongs here: activities, completions, requests for approval, decisions, tallies, and their tables. Does not:
 * judging.
 */
@NullMarked
package org.waymark.completion;

import org.jspecify.annotations.NullMarked;
