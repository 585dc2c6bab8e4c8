/**
 * The organizations that issue badges: settings with their history, pictures, and which of them issues what.
 *
 * <p>Belongs here: what staff says of an organization, and the checks of it. Does not: what is frozen in a credential.
 */
@NullMarked
package org.waymark.credential.issuer;

import org.jspecify.annotations.NullMarked;
