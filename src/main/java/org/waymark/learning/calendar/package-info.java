/**
 * The calendar: which runs people may see, found by words, criterion, format and time, a page at a time.
 *
 * <p>Belongs here: reading the catalogue as its public pages and feeds need it, with what the database may do for them.
 * Does not: writing runs, words and layout.
 */
@NullMarked
package org.waymark.learning.calendar;

import org.jspecify.annotations.NullMarked;
