/**
 * The learner's city: joining it with a code, counting for it, and the same person at another client.
 *
 * <p>Belongs here: journeys about who belongs to which city. Does not: deciding about completions, what pages show.
 */
@NullMarked
package org.waymark.journey.city;

import org.jspecify.annotations.NullMarked;
