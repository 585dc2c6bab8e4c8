/**
 * The Open Badges 3.0 API and that of CLR 2.0 as a provider, for programs: description, registration of clients, tokens,
 * credentials, profile.
 *
 * <p>Belongs here: requests and answers of programs. Does not: pages on which a learner decides ({@code web.wallet}).
 */
@NullMarked
package org.waymark.web.badge;

import org.jspecify.annotations.NullMarked;
