/**
 * Our own key pairs and secrets: making, storing, rotating, publishing the public half, signing.
 *
 * <p>Belongs here: LTI keys and badge keys (two sets that never mix), the JWKS, the secrets one installation shares,
 * how both are kept in the database. Does not: what is signed, the keys of platforms.
 */
@NullMarked
package org.waymark.keys;

import org.jspecify.annotations.NullMarked;
