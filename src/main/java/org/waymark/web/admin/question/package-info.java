/**
 * Serves what staff do with questions: the list, answers, trainings that cities would like to host, contacts.
 *
 * <p>Belongs here: those pages. Does not: the form by which people ask ({@code web.question}).
 */
@NullMarked
package org.waymark.web.admin.question;

import org.jspecify.annotations.NullMarked;
