/**
 * Which credentials are still to be signed, and the signatures on their way into the database.
 *
 * <p>Belongs here: rows that wait, and failures. Does not: how a signature is made ({@code credential.document}), when
 * ({@code journey.credential}).
 */
@NullMarked
package org.waymark.credential.signing;

import org.jspecify.annotations.NullMarked;
