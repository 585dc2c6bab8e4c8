/**
 * Lets the programme's staff keep the calendar: opportunities and runs are created, copied, changed, postponed,
 * cancelled, published and hidden, and every change can be taken back.
 *
 * <p>Belongs here: one class for each thing that staff do with the catalogue by page. Does not: the pages; imports of
 * whole files.
 */
@NullMarked
package org.waymark.journey.programme;

import org.jspecify.annotations.NullMarked;
