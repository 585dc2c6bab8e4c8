/**
 * Writes what an administrator pastes or types into an LMS that does not register tools by itself.
 *
 * <p>Belongs here: the fields of each LMS, in its own words and order. Does not: registering, and anything that an LMS
 * says in return.
 */
@NullMarked
package org.waymark.lti.setup;

import org.jspecify.annotations.NullMarked;
