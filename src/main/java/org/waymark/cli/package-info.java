/**
 * The operator's commands.
 *
 * <p>Belongs here: options, what is printed. Does not: anything that a page needs too.
 */
@NullMarked
package org.waymark.cli;

import org.jspecify.annotations.NullMarked;
