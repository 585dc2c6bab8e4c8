/**
 * The practice LMS's pages for people.
 *
 * <p>Belongs here: HTML, the cookie that says who one is, forms. Does not: rules of the protocol.
 */
@NullMarked
package org.waymark.practice.page;

import org.jspecify.annotations.NullMarked;
