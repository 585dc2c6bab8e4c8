/**
 * OpenID Connect third-party login and the verification of launches.
 *
 * <p>Belongs here: every check between a login initiation and a trusted {@code Launch}. Does not: what a launch means.
 */
@NullMarked
package org.waymark.lti.launch;

import org.jspecify.annotations.NullMarked;
