/**
 * Counts and times of what a process does, kept in memory at the cost of an addition.
 *
 * <p>Belongs here: counters by a closed set of kinds, so that nobody's id can become a name; times in steps. Does not: names, texts, and who reads them.
 */
@NullMarked
package org.waymark.measure;

import org.jspecify.annotations.NullMarked;
