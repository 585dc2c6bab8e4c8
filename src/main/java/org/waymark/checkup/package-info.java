/**
 * Looks at an installation from outside and from inside, and says what is not well and what to do.
 *
 * <p>Belongs here: checks that change nothing. Does not: how findings are printed.
 */
@NullMarked
package org.waymark.checkup;

import org.jspecify.annotations.NullMarked;
