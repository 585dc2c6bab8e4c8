/**
 * Builds and checks what passes through the browser: registration, login initiation, id_tokens, content picked.
 *
 * <p>Belongs here: building and checking those messages. Does not: signatures, the services a tool calls by itself.
 */
@NullMarked
package org.waymark.practice.message;

import org.jspecify.annotations.NullMarked;
