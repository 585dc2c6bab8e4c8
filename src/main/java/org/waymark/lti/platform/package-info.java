/**
 * Platforms as they are registered here: registrations, deployments, trusted servers, their public keys and ours for them.
 *
 * <p>Belongs here: registrations and what belongs to one, key sets. Does not: courses and links, the exchange that registers, verifying a launch.
 */
@NullMarked
package org.waymark.lti.platform;

import org.jspecify.annotations.NullMarked;
