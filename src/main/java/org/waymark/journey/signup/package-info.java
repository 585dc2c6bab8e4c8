/**
 * People register for runs, wait and move up; staff select; letters tell what became of it.
 *
 * <p>Belongs here: what a person, staff, an instructor or a change of the run does to sign-ups, and what letters say.
 *
 * <p>Does not: the rules by which places are given ({@code signup}), sending ({@code mail}), changing runs ({@code
 * journey.programme}, which tells this room of each change).
 */
@NullMarked
package org.waymark.journey.signup;

import org.jspecify.annotations.NullMarked;
