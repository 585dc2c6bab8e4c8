/**
 * Pages on which a learner connects wallets and portfolios, sees what they may do, and ends it.
 *
 * <p>Belongs here: what people see of authorizations. Does not: what programs are answered ({@code web.badge}).
 */
@NullMarked
package org.waymark.web.wallet;

import org.jspecify.annotations.NullMarked;
