/**
 * Finds who is in a course: the platform's list is asked for, kept, matched with people, and shown.
 *
 * <p>Belongs here: journeys that read and show members. Does not: completions, how a list is called for and paged.
 */
@NullMarked
package org.waymark.journey.roster;

import org.jspecify.annotations.NullMarked;
