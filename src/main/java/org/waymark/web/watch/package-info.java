/**
 * Answers programs that watch an installation: metrics at the public port or at one of their own, and the end of serving in order.
 *
 * <p>Belongs here: who may read the metrics, the management port. Does not: what is measured.
 */
@NullMarked
package org.waymark.web.watch;

import org.jspecify.annotations.NullMarked;
