/**
 * Checks whether something that a person hands in is a credential that holds, ours or another's.
 *
 * <p>Belongs here: reading what is handed in, finding issuers' keys and lists, and the verdict. Does not: making credentials.
 */
@NullMarked
package org.waymark.credential.verify;

import org.jspecify.annotations.NullMarked;
