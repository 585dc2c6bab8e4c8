/**
 * The audit log: who with power did what, to whom or what, and when, in a chain that cannot be changed unnoticed.
 *
 * <p>Belongs here: the entries, their seals, looking for them. Does not: deciding what may be done, and the histories that
 * rooms keep of their own things to bring them back.
 */
@NullMarked
package org.waymark.audit;

import org.jspecify.annotations.NullMarked;
