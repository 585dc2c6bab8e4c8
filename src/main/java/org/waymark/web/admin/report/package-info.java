/**
 * Reports of a period, for the programme's staff: made, corrected, looked at, taken home.
 *
 * <p>Belongs here: the list of periods, the programme's report, cities' reports as staff see them.
 *
 * <p>Does not: what a report says ({@code web.report}); a lead's page of reports ({@code web.lead}).
 */
@NullMarked
package org.waymark.web.admin.report;

import org.jspecify.annotations.NullMarked;
