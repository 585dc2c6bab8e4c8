/**
 * What somebody does with the public catalogue: looks for runs, reads about one, follows what is new.
 *
 * <p>Belongs here: reading what the public pages and feeds need, in one transaction each. Does not: changing runs.
 */
@NullMarked
package org.waymark.journey.catalogue;

import org.jspecify.annotations.NullMarked;
