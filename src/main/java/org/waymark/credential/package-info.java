/**
 * Credentials: Open Badges 3.0 credentials, their images, certificates, status list and verification.
 *
 * <p>Belongs here: how an achievement is described and signed, stored, drawn, printed, revoked and checked. Does not:
 * deciding who earns one, the pages that show one.
 */
@NullMarked
package org.waymark.credential;

import org.jspecify.annotations.NullMarked;
