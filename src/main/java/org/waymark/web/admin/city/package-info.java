/**
 * The pages on which the programme's staff see where cities stand, note what they claim and what is confirmed, change them
 * over to another version of the Standard, and make their codes.
 *
 * <p>Belongs here: routes and views about cities. Does not: their people, and the Standard itself.
 */
@NullMarked
package org.waymark.web.admin.city;

import org.jspecify.annotations.NullMarked;
