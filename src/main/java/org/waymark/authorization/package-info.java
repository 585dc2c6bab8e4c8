/**
 * Authorization by learners of clients (OAuth 2.0): who registered, what a learner lets each do, codes and tokens.
 *
 * <p>Belongs here: the rules of clients and the rows of all this. Does not: what a client then reads, and HTTP.
 */
@NullMarked
package org.waymark.authorization;

import org.jspecify.annotations.NullMarked;
