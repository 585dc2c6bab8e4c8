/**
 * What pages show: one journey reads all that a page needs, in one transaction.
 *
 * <p>Belongs here: journeys that only read, for pages. Does not: words and layout, anything that changes what is kept.
 */
@NullMarked
package org.waymark.journey.view;

import org.jspecify.annotations.NullMarked;
