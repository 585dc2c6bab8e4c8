/**
 * The cases of the LTI Advantage certification guide, and a run of them against this installation.
 *
 * <p>Belongs here: what each case sends and expects, and the run through the practice LMS. Does not: how a launch is
 * checked; the run sees the tool from outside, as a platform and a browser do.
 */
@NullMarked
package org.waymark.certification;

import org.jspecify.annotations.NullMarked;
