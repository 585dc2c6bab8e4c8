/**
 * Registering a platform: a one-time link, what the platform says of itself, what we say of ourselves.
 *
 * <p>Belongs here: the messages of dynamic registration. Does not: registrations once they are kept.
 */
@NullMarked
package org.waymark.lti.register;

import org.jspecify.annotations.NullMarked;
