/**
 * The one HTTP client: what Waymark asks of other hosts goes through here and nowhere else.
 *
 * <p>Belongs here: addresses that may be called, time and size limits. Does not: knowledge of LTI.
 */
@NullMarked
package org.waymark.outbound;

import org.jspecify.annotations.NullMarked;
