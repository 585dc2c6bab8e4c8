/**
 * Stores what can be learned: opportunities and their dated runs, each run aligned to criteria.
 *
 * <p>Belongs here: the catalogue, its tables, its import and export. Does not: judging what a city or a learner earns
 * by it.
 */
@NullMarked
package org.waymark.learning;

import org.jspecify.annotations.NullMarked;
