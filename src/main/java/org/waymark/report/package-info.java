/**
 * Reports of a period: what changed in a city, where it stands, who learned what, and the same for the whole programme.
 *
 * <p>Belongs here: what a report holds, as facts; the editions that were made.
 *
 * <p>Does not: finding the facts out ({@code journey.report}); words, pages and files ({@code web.report}).
 */
@NullMarked
package org.waymark.report;

import org.jspecify.annotations.NullMarked;
