/**
 * Stores what Waymark asks platforms again and again by itself: when it last asked, what came of it, when it asks next.
 *
 * <p>Belongs here: the table of looks, and the pace. Does not: what is asked, and what follows from the answer.
 */
@NullMarked
package org.waymark.poll;

import org.jspecify.annotations.NullMarked;
