/**
 * Stores who is in a course, by the platform's list and by launches, and how each of them stands with an activity.
 *
 * <p>Belongs here: members of a course, how far reading their list is, and pages of them. Does not: asking the platform,
 * or deciding about anybody; the tables of other rooms are read here, for one page at a time, and never written.
 */
@NullMarked
package org.waymark.roster;

import org.jspecify.annotations.NullMarked;
