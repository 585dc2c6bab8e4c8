/**
 * The languages that people read, and the messages of each room in them.
 *
 * <p>Belongs here: which languages are offered and which one a reader gets, messages as facts that are worded when they
 * are shown, days, numbers and lists by locale. Does not: the messages themselves, which stand beside the room that says
 * them.
 */
@NullMarked
package org.waymark.language;

import org.jspecify.annotations.NullMarked;
