/**
 * What commands print, and how they read single words.
 *
 * <p>Belongs here: sentences and small readers of the command line. Does not: commands.
 */
@NullMarked
package org.waymark.cli.text;

import org.jspecify.annotations.NullMarked;
