/**
 * The pages that platforms lead to: login, launch, registration, and the choice of content.
 *
 * <p>Belongs here: routes of messages from platforms, and their views. Does not: verifying a message, what a learner sees afterwards.
 */
@NullMarked
package org.waymark.web.launch;

import org.jspecify.annotations.NullMarked;
