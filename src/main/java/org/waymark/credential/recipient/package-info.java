/**
 * Whom the badges of a learner name, by the learner's own word (Open Badges 3.0, IdentityObject).
 *
 * <p>Belongs here: the choice and how it is kept. Does not: what a credential says ({@code credential.document}).
 */
@NullMarked
package org.waymark.credential.recipient;

import org.jspecify.annotations.NullMarked;
