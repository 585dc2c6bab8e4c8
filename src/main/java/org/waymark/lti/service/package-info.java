/**
 * LTI Advantage services of a platform: access tokens, line items, scores, results and memberships.
 *
 * <p>Belongs here: one call and the meaning of its answer. Does not: when to call, or to call again.
 */
@NullMarked
package org.waymark.lti.service;

import org.jspecify.annotations.NullMarked;
