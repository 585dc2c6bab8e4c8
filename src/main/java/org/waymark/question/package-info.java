/**
 * Keeps what people ask the program, what staff answer, cities that ask to host a training, and whom to ask.
 *
 * <p>Belongs here: questions, what was written in turns, hosting, contacts. Does not: who may read them, and letters.
 */
@NullMarked
package org.waymark.question;

import org.jspecify.annotations.NullMarked;
