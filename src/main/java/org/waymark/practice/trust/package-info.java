/**
 * Decides who may be believed: the platform's keys and false signatures on demand, the tools' keys, access tokens.
 *
 * <p>Belongs here: signing, verifying, tokens. Does not: what a message says.
 */
@NullMarked
package org.waymark.practice.trust;

import org.jspecify.annotations.NullMarked;
