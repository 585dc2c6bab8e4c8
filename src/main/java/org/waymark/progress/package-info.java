/**
 * Pure rules: what a completion supports, where a city stands, and why.
 *
 * <p>Belongs here: functions from facts to decisions. Does not: SQL, HTTP, a clock, randomness.
 */
@NullMarked
package org.waymark.progress;

import org.jspecify.annotations.NullMarked;
