/**
 * Reports of a period are made, corrected and looked at.
 *
 * <p>Belongs here: finding out what a report holds; making the reports of all cities in steps.
 *
 * <p>Does not: keeping editions ({@code report}); words, pages and files ({@code web.report}).
 */
@NullMarked
package org.waymark.journey.report;

import org.jspecify.annotations.NullMarked;
