/**
 * A city's facts with their days: what supports it, what it claims, what is confirmed, and which Standard it is on.
 *
 * <p>Belongs here: the rows from which a city's standing on any day is read. Does not: working it out (progress), and who
 * is of a city (people).
 */
@NullMarked
package org.waymark.standing;

import org.jspecify.annotations.NullMarked;
