/**
 * The programme's staff say which badges there are beside those of single runs, how long badges are valid, and give badges to
 * whoever had earned them before.
 *
 * <p>Belongs here: one class for each thing that staff do about achievements. Does not: giving a badge with the completion
 * that earns it ({@code journey.award}), pages.
 */
@NullMarked
package org.waymark.journey.achievement;

import org.jspecify.annotations.NullMarked;
