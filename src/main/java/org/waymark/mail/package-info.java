/**
 * Mail to people: letters that are due, each sent once, over the SMTP server of the settings.
 *
 * <p>Belongs here: what is to be sent and what became of it; the conversation with the server.
 *
 * <p>Does not: what a letter says and when one is due, which the journeys know; mail that comes in.
 */
@NullMarked
package org.waymark.mail;

import org.jspecify.annotations.NullMarked;
