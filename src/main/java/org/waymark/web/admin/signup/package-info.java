/**
 * The people of a run, for the programme's staff: who registered, who is selected, who waits.
 *
 * <p>Belongs here: what staff see and decide of registrations.
 *
 * <p>Does not: the run itself ({@code web.admin.run}), what the people see ({@code web.signup}).
 */
@NullMarked
package org.waymark.web.admin.signup;

import org.jspecify.annotations.NullMarked;
