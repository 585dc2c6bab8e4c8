/**
 * The process that Waymark is: how it starts, what ends it, how much memory it keeps.
 *
 * <p>Belongs here: what concerns any server process. Does not: anything about learning.
 */
@NullMarked
package org.waymark.process;

import org.jspecify.annotations.NullMarked;
