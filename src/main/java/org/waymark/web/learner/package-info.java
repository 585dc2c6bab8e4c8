/**
 * A learner's pages: the activity, the city, and what was learned.
 *
 * <p>Belongs here: routes and views for learners. Does not: what an instructor sees.
 */
@NullMarked
package org.waymark.web.learner;

import org.jspecify.annotations.NullMarked;
