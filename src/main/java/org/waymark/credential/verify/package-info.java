/**
 * Checks whether something that a person hands in is a valid credential of ours.
 *
 * <p>Belongs here: reading what is handed in, and the verdict. Does not: making credentials.
 */
@NullMarked
package org.waymark.credential.verify;

import org.jspecify.annotations.NullMarked;
