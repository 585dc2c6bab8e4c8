/**
 * Platforms as we know them: registrations, deployments, courses and resource links, and the platforms' public keys.
 *
 * <p>Belongs here: registering, looking up, key sets. Does not: verifying a launch.
 */
@NullMarked
package org.waymark.lti.platform;

import org.jspecify.annotations.NullMarked;
