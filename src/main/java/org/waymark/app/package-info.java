/**
 * The front door: {@code Main} and {@code App}, which builds every part by constructor, in floor order.
 *
 * <p>Belongs here: wiring, the system clock. Does not: decisions.
 */
@NullMarked
package org.waymark.app;

import org.jspecify.annotations.NullMarked;
