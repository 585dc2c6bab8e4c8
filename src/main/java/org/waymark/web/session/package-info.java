/**
 * Finds who asks for a page: the session of a launch, its cookie, its forms.
 *
 * <p>Belongs here: sessions and what every page of one needs. Does not: what a page shows, administrators' sessions.
 */
@NullMarked
package org.waymark.web.session;

import org.jspecify.annotations.NullMarked;
