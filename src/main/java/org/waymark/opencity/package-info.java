/**
 * Cities that show their progress to anybody, with the stories they tell.
 *
 * <p>Belongs here: whether a city is shown, under which name in an address, and its stories.
 *
 * <p>Does not: where a city stands ({@code standing}); who may switch that ({@code journey.lead}); pages ({@code web.city}).
 */
@NullMarked
package org.waymark.opencity;

import org.jspecify.annotations.NullMarked;
