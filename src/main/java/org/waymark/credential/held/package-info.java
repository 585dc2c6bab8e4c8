/**
 * Credentials of other issuers that a learner keeps here (Open Badges 3.0, Host).
 *
 * <p>Belongs here: what is kept and its bounds. Does not: whether a credential holds ({@code credential.verify}).
 */
@NullMarked
package org.waymark.credential.held;

import org.jspecify.annotations.NullMarked;
