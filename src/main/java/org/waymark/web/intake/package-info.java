/**
 * The interface through which other systems report completions.
 *
 * <p>Belongs here: routes, answers and limits of the interface. Does not: the formats of reports, pages.
 */
@NullMarked
package org.waymark.web.intake;

import org.jspecify.annotations.NullMarked;
