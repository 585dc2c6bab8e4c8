/**
 * Deep linking: the platform's request while a person chooses, and the signed answer.
 *
 * <p>Belongs here: requests waiting for an answer, what may be answered. Does not: what there is to choose.
 */
@NullMarked
package org.waymark.lti.deeplink;

import org.jspecify.annotations.NullMarked;
