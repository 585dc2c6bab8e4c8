/**
 * Rules about how long things of people are kept, and the rows that each of them concerns.
 *
 * <p>Belongs here: the rules as they are set, counting and removing what is older than they say. Does not: when they are
 * carried out, and erasing a person (journeys).
 */
@NullMarked
package org.waymark.people.retention;

import org.jspecify.annotations.NullMarked;
