/**
 * What a browser meets: routes, sessions, pages and error pages.
 *
 * <p>The records named {@code …View} are all that a page may know: strings, numbers, lists and small closed choices,
 * made ready for reading by whoever fills them. The templates in {@code src/main/jte} are compiled into {@code
 * org.waymark.web.page}, one per view of the same name; what repeats on several pages stands under {@code part}.
 *
 * <p>Belongs here: routes, cookies and sessions, views, templates, the style sheet. Does not: SQL, rules about who
 * earns what, anything the command line needs too.
 */
@NullMarked
package org.waymark.web;

import org.jspecify.annotations.NullMarked;
