/**
 * Names the rooms of the whole tool in the order of their floors, and runs it.
 *
 * <p>Belongs here: settings that become parts, the rooms by name, the system clock, the one process. Does not: decisions, and what is inside a room.
 */
@NullMarked
package org.waymark.app;

import org.jspecify.annotations.NullMarked;
