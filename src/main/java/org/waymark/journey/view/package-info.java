/**
 * Reads what pages show: one journey reads all that a page needs, in one transaction.
 *
 * <p>Belongs here: journeys for pages, with the small changes that an instructor makes on them. Does not: words and layout.
 */
@NullMarked
package org.waymark.journey.view;

import org.jspecify.annotations.NullMarked;
