/**
 * Open Badges 3.0 credentials: what one says, its signature, and the list of revoked ones.
 *
 * <p>Belongs here: how an achievement is described and signed, stored and revoked. Does not: deciding who earns one, drawings and certificates, verification, pages.
 */
@NullMarked
package org.waymark.credential;

import org.jspecify.annotations.NullMarked;
