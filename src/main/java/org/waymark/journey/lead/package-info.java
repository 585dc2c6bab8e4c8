/**
 * What the lead of a city does: sees who agreed to be seen, claims criteria with evidence, invites colleagues.
 *
 * <p>Belongs here: one class for each thing a lead does, each of which makes sure, in its own transaction, that the person
 * leads the city. Does not: who becomes a lead (journey.city).
 */
@NullMarked
package org.waymark.journey.lead;

import org.jspecify.annotations.NullMarked;
