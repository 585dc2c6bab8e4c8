/**
 * The demonstration: a practice LMS filled for somebody who sees Waymark for the first time.
 *
 * <p>Belongs here: what the demo shows at its start. Does not: the practice LMS itself.
 */
@NullMarked
package org.waymark.demo;

import org.jspecify.annotations.NullMarked;
