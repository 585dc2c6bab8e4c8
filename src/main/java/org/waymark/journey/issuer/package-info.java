/**
 * The programme's staff says who issues badges.
 *
 * <p>Belongs here: journeys that edit organizations, choose among them, and show a sample. Does not: awarding badges.
 */
@NullMarked
package org.waymark.journey.issuer;

import org.jspecify.annotations.NullMarked;
