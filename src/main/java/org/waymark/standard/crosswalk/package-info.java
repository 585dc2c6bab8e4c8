/**
 * The crosswalk: relations between criteria of two versions, as data.
 *
 * <p>Belongs here: keeping relations with their past, and reading them from a file. Does not: what a relation itself is,
 * which {@code standard} says, and what follows from it for a city, which {@code progress} says.
 */
@NullMarked
package org.waymark.standard.crosswalk;

import org.jspecify.annotations.NullMarked;
