/**
 * Learners, cities and the codes by which a learner joins a city.
 *
 * <p>Belongs here: who somebody is to us. Does not: courses, or anything a person did.
 */
@NullMarked
package org.waymark.people;

import org.jspecify.annotations.NullMarked;
