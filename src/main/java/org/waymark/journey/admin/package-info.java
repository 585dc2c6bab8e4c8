/**
 * Does what administrators and programme staff ask for: platforms, trust, cities, people, data, keys.
 *
 * <p>Belongs here: journeys of administrators, by page or by command, and the sweep of old rows. Does not: layout, the command line.
 */
@NullMarked
package org.waymark.journey.admin;

import org.jspecify.annotations.NullMarked;
