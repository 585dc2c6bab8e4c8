/**
 * Who is in a course: the platform's list read, kept, matched with people, and shown.
 *
 * <p>Belongs here: journeys that read and show members. Does not: completions, calls to a platform's list.
 */
@NullMarked
package org.waymark.journey.roster;

import org.jspecify.annotations.NullMarked;
