/**
 * The rules of activities and runs: tried, set, locked, and applied to what is known already.
 *
 * <p>Belongs here: journeys that change rules. Does not: weighing a completion by a rule, the form that sets one.
 */
@NullMarked
package org.waymark.journey.rule;

import org.jspecify.annotations.NullMarked;
