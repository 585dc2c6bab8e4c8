/**
 * Reads reports that somebody exported: which text it is, which report, what each row says.
 *
 * <p>Belongs here: encodings, separators, forms of reports, dates and cells. Does not: who a person is, what follows.
 */
@NullMarked
package org.waymark.sheet;

import org.jspecify.annotations.NullMarked;
