/**
 * Leads of cities, and what people let them see.
 *
 * <p>Belongs here: who leads which city, the codes by which somebody becomes a lead, consents, the people of a city who
 * gave theirs. Does not: who may name a lead, and what a lead does (journeys).
 */
@NullMarked
package org.waymark.people.lead;

import org.jspecify.annotations.NullMarked;
