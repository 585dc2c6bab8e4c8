/**
 * The rules of activities and runs as they are kept, and the parts that a run locks.
 *
 * <p>Belongs here: stores of rules and locks. Does not: what a rule means, which progress says.
 */
@NullMarked
package org.waymark.completion.rule;

import org.jspecify.annotations.NullMarked;
