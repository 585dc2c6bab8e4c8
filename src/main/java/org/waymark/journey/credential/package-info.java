/**
 * Credentials after they were given: their signatures, and how they stand.
 *
 * <p>Belongs here: signing with all cores, the status lists that verifiers read. Does not: deciding who earns a badge
 * ({@code journey.award}), what a credential says ({@code credential.document}), pages.
 */
@NullMarked
package org.waymark.journey.credential;

import org.jspecify.annotations.NullMarked;
