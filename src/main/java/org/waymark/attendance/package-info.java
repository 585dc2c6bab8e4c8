/**
 * Stores who attended which session of a run, and the sessions that an activity holds.
 *
 * <p>Belongs here: sessions of an activity, marks of attendance, what share they come to. Does not: whether attendance completes anything.
 */
@NullMarked
package org.waymark.attendance;

import org.jspecify.annotations.NullMarked;
