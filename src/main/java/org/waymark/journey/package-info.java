/**
 * What people and other systems do with Waymark, put together. Each package below is a room of journeys; a journey opens
 * the transaction of what it does.
 *
 * <p>Belongs here: making the rooms of journeys in order. Does not: journeys themselves.
 */
@NullMarked
package org.waymark.journey;

import org.jspecify.annotations.NullMarked;
