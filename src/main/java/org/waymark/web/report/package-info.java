/**
 * What a report says: its words, drawn and written, as a part of pages, as PDF and as CSV.
 *
 * <p>Belongs here: turning the facts of a report into words, drawings and files; the same report gives the same bytes.
 *
 * <p>Does not: who may read it ({@code web.admin.report}, {@code web.lead}); what is in it ({@code report}).
 */
@NullMarked
package org.waymark.web.report;

import org.jspecify.annotations.NullMarked;
