/**
 * The server of pages: routes, limits, forms, rendering and error pages.
 *
 * <p>The records named {@code …View} of the rooms above are all that a page may know: strings, numbers, lists and small
 * closed choices, made ready for reading by whoever fills them. The templates in {@code src/main/jte} are compiled into
 * {@code org.waymark.web.page}; each stands in the folder of its view's room and has its name.
 *
 * <p>Belongs here: what every page needs, the style sheet and scripts. Does not: what a page says, sessions, SQL.
 */
@NullMarked
package org.waymark.web;

import org.jspecify.annotations.NullMarked;
