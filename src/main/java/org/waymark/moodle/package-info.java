/**
 * Moodle's web services: where they are, and what they say of a person's course.
 *
 * <p>Belongs here: their addresses, the one function that is called, its answers in plain words. Does not: tokens at rest,
 * and what follows from an answer.
 */
@NullMarked
package org.waymark.moodle;

import org.jspecify.annotations.NullMarked;
