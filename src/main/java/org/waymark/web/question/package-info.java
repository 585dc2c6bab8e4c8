/**
 * Serves the form by which anybody asks the program, in a course or without signing in, and the page of a question.
 *
 * <p>Belongs here: asking, reading and writing again, and what a question looks like to whoever reads it. Does not: what staff
 * do with it ({@code web.admin.question}).
 */
@NullMarked
package org.waymark.web.question;

import org.jspecify.annotations.NullMarked;
