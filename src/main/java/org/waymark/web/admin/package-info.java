/**
 * Lets an administrator in, and shows the overview, wallets that registered, and the keys.
 *
 * <p>Belongs here: the routes of sign-in, overview, wallets and keys, the administrator's session and navigation. Does not: platforms, cities and data, which have rooms of their own.
 */
@NullMarked
package org.waymark.web.admin;

import org.jspecify.annotations.NullMarked;
