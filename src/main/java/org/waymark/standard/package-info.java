/**
 * The Standard: one version of a certification framework, with its practice areas, criteria and levels.
 *
 * <p>Belongs here: criteria and levels as data, their tables, reading them from a file, and the strict reader of such
 * files ({@link org.waymark.standard.Fields}), which {@code learning} uses for the catalogue. Does not: courses, cities,
 * who has earned what.
 */
@NullMarked
package org.waymark.standard;

import org.jspecify.annotations.NullMarked;
