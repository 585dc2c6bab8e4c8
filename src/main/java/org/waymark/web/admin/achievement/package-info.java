/**
 * Badges for more than one course, and for how long badges are valid, for the programme's staff.
 *
 * <p>Belongs here: routes and views about sets of opportunities, practice areas and validity. Does not: who earns a badge, and
 * the badges of single people.
 */
@NullMarked
package org.waymark.web.admin.achievement;

import org.jspecify.annotations.NullMarked;
