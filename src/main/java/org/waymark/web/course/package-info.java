/**
 * An instructor's pages of a course: roster, attendance, sessions, review.
 *
 * <p>Belongs here: routes and views for instructors. Does not: rules and uploaded reports, which have rooms of their own.
 */
@NullMarked
package org.waymark.web.course;

import org.jspecify.annotations.NullMarked;
