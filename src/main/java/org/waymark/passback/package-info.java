/**
 * Scores on their way to a gradebook: what is due, how often it is tried, what came back.
 *
 * <p>Belongs here: score rows, the retry policy, delivery. Does not: deciding or computing a score.
 */
@NullMarked
package org.waymark.passback;

import org.jspecify.annotations.NullMarked;
