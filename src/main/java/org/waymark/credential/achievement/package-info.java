/**
 * Achievements beside those of single runs: practice areas and sets of opportunities, and for how long badges are valid.
 *
 * <p>Belongs here: what such an achievement says, its versions, what a learner has to have completed for it, what a badge of
 * it rests on. Does not: giving and revoking badges ({@code journey.award}), pages.
 */
@NullMarked
package org.waymark.credential.achievement;

import org.jspecify.annotations.NullMarked;
