/**
 * Erasing a person, and removing what is kept longer than the program wants.
 *
 * <p>Belongs here: what an erasure does in which order, and carrying out rules about how long things are kept. Does not:
 * which rows name a person (people.erasure), and reading them for the person (journey.view).
 */
@NullMarked
package org.waymark.journey.privacy;

import org.jspecify.annotations.NullMarked;
