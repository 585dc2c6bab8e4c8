/**
 * Cities that show their progress to anybody: each of them, all of them, and pictures to share.
 *
 * <p>Belongs here: what anybody sees of a city, as a page and as a picture.
 *
 * <p>Does not: switching that on or off, and writing stories ({@code web.lead}); the own city's page ({@code web.learner}).
 */
@NullMarked
package org.waymark.web.city;

import org.jspecify.annotations.NullMarked;
