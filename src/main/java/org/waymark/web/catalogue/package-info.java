/**
 * The public catalogue: what is offered, found by filters, each run with all that people should know, calendars and news
 * to subscribe to, and the data by which search engines understand it.
 *
 * <p>Belongs here: routes, views and words of these pages, and the page of a run as staff see it before it is published.
 * Does not: changing runs, sessions of learners.
 */
@NullMarked
package org.waymark.web.catalogue;

import org.jspecify.annotations.NullMarked;
