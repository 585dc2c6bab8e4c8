/**
 * Stores who completed what, by whose word; what an activity asks for; why something was awarded.
 *
 * <p>Belongs here: activities, completions, requests for approval, decisions, and their tables. Does not: judging,
 * and what counts for a city (standing).
 */
@NullMarked
package org.waymark.completion;

import org.jspecify.annotations.NullMarked;
