/**
 * The pages on which the programme's staff keep people, data and rules.
 *
 * <p>Belongs here: routes and views about the programme. Does not: platforms and what is connected.
 */
@NullMarked
package org.waymark.web.admin.programme;

import org.jspecify.annotations.NullMarked;
