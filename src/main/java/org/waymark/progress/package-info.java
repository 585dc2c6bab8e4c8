/**
 * Pure rules: what it takes to complete something, whether somebody has, and why.
 *
 * <p>Belongs here: functions from facts to decisions. Does not: SQL, HTTP, a clock, randomness.
 */
@NullMarked
package org.waymark.progress;

import org.jspecify.annotations.NullMarked;
