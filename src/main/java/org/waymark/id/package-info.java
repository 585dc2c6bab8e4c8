/**
 * Ids of rows that are kept here, each with a type of its own, so that none is taken for another.
 *
 * <p>Belongs here: an id that passes through several floors. Does not: what its row holds, ids that only rooms above that
 * of their rows name, such as a learner's, and ids that a platform gives.
 */
@NullMarked
package org.waymark.id;

import org.jspecify.annotations.NullMarked;
