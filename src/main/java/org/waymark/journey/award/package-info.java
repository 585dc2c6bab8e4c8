/**
 * A completion is recorded, weighed by the rule, decided, awarded or revoked, and graded.
 *
 * <p>Belongs here: journeys that record, weigh, decide and award. Does not: where completions come from, what pages show.
 */
@NullMarked
package org.waymark.journey.award;

import org.jspecify.annotations.NullMarked;
