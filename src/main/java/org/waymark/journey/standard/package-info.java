/**
 * Does what the programme's staff want of Standards: looking at them, editing, taking them into use, and relating the
 * criteria of one to those of another; each change with a preview of what it moves.
 *
 * <p>Belongs here: these journeys and what they foresee. Does not: reading Standards from files ({@code standard}), which
 * Standard one city is on ({@code journey.standing}).
 */
@NullMarked
package org.waymark.journey.standard;

import org.jspecify.annotations.NullMarked;
