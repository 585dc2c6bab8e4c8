/**
 * The administrator's pages: platforms, launches, city codes, data, keys and grades on their way.
 *
 * <p>Belongs here: the routes under {@code /admin}, the administrator's session, and how facts are put into the words of
 * these pages. Does not: SQL, pages of learners and instructors, anything the command line needs too.
 */
@NullMarked
package org.waymark.web.admin;

import org.jspecify.annotations.NullMarked;
