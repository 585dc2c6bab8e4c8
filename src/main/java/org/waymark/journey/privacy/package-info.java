/**
 * What people decide about their data: whom badges name, being erased, and how long things are kept.
 *
 * <p>Belongs here: whom badges name and which addresses are confirmed, what an erasure does in which order, and carrying
 * out rules about how long things are kept. Does not: which rows name a person (people.erasure), and reading them for the person (journey.view).
 */
@NullMarked
package org.waymark.journey.privacy;

import org.jspecify.annotations.NullMarked;
