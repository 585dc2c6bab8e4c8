/**
 * Who registered for which run: the places of its tiers, who has one, who waits, and who was selected.
 *
 * <p>A person's registration for a run is called a sign-up, because a registration is a platform's in LTI.
 *
 * <p>Belongs here: what a person asked for, and what became of it; the rules by which places are given.
 *
 * <p>Does not: what the run offers ({@code learning}), who attended ({@code attendance}), letters ({@code mail}).
 */
@NullMarked
package org.waymark.signup;

import org.jspecify.annotations.NullMarked;
