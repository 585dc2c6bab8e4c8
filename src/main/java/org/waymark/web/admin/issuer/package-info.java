/**
 * Who issues badges, for the programme's staff.
 *
 * <p>Belongs here: routes and views about organizations that issue, their history, and the choice among them. Does not:
 * what a badge says.
 */
@NullMarked
package org.waymark.web.admin.issuer;

import org.jspecify.annotations.NullMarked;
