/**
 * Stores what the administrator's pages keep for themselves: the links that lead in, and the log of launches.
 *
 * <p>Belongs here: one-time links of administrators, the launch log with its rows and its sweep. Does not: sessions, pages, anything that decides whether a launch is let in.
 */
@NullMarked
package org.waymark.administration;

import org.jspecify.annotations.NullMarked;
