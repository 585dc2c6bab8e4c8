/**
 * Wallets and portfolios of learners: clients register, learners authorize them, they read and add credentials; staff remove one.
 *
 * <p>Belongs here: what becomes of each request. Does not: addresses, forms and answers ({@code web.badge}), rows
 * ({@code authorization}, {@code credential.held}).
 */
@NullMarked
package org.waymark.journey.wallet;

import org.jspecify.annotations.NullMarked;
