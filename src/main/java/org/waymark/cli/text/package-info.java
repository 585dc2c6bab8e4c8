/**
 * Writes what commands print, and reads single words of theirs.
 *
 * <p>Belongs here: sentences and small readers of the command line. Does not: commands.
 */
@NullMarked
package org.waymark.cli.text;

import org.jspecify.annotations.NullMarked;
