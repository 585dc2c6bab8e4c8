/**
 * Whether something that somebody hands in is a credential of ours that holds.
 *
 * <p>Belongs here: reading what is handed in, and the verdict. Does not: making credentials.
 */
@NullMarked
package org.waymark.credential.verify;

import org.jspecify.annotations.NullMarked;
