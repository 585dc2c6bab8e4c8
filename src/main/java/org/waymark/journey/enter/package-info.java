/**
 * A verified launch comes in: the learner, the course and the link are known or made; content is picked.
 *
 * <p>Belongs here: journeys of launches and deep linking. Does not: verifying a message, pages.
 */
@NullMarked
package org.waymark.journey.enter;

import org.jspecify.annotations.NullMarked;
