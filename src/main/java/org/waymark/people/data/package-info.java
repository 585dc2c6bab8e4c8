/**
 * All that is kept of one person, read across the tables of every room for that person alone.
 *
 * <p>Belongs here: which tables hold something of a person, and reading it. Does not: what those rows mean, and changing
 * them (the rooms that keep them).
 */
@NullMarked
package org.waymark.people.data;

import org.jspecify.annotations.NullMarked;
