/**
 * Draws what a credential looks like: the badge's picture, and the certificate as PDF.
 *
 * <p>Belongs here: drawings and pages of a credential. Does not: what a credential says.
 */
@NullMarked
package org.waymark.credential.paper;

import org.jspecify.annotations.NullMarked;
