/**
 * Parts of pages that more than one room shows, with the words that fill them.
 *
 * <p>Belongs here: views and words that rooms share. Does not: routes, reading anything.
 */
@NullMarked
package org.waymark.web.part;

import org.jspecify.annotations.NullMarked;
