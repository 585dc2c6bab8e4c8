/**
 * One class for each thing a user does; it opens the transaction and calls the rooms in order.
 *
 * <p>Belongs here: the order of things. Does not: SQL, HTML, rules.
 */
@NullMarked
package org.waymark.journey;

import org.jspecify.annotations.NullMarked;
