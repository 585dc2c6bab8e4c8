/**
 * A person's registrations: the page on which somebody registers for a run, all of them in a list, and the end of
 * reminders.
 *
 * <p>Belongs here: what the person sees and sends.
 *
 * <p>Does not: the pages of runs ({@code web.catalogue}), what staff decide ({@code web.admin.signup}), what an instructor
 * sees ({@code web.course}).
 */
@NullMarked
package org.waymark.web.signup;

import org.jspecify.annotations.NullMarked;
