/**
 * Guards the server before any page is asked: how many requests hold a thread, how slowly headers may come, from where a
 * request came.
 *
 * <p>Belongs here: handlers that know HTTP and nothing of Waymark. Does not: pages, what counts as refused.
 */
@NullMarked
package org.waymark.web.guard;

import org.jspecify.annotations.NullMarked;
