/**
 * Holds the values that the templates of the practice LMS are given.
 *
 * <p>Belongs here: records that a page shows, made of the values of the school. Does not: looking things up, and HTML,
 * which stands in {@code src/main/jte-practice}.
 */
@NullMarked
package org.waymark.practice.view;

import org.jspecify.annotations.NullMarked;
