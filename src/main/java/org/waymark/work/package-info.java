/**
 * Durable work: what has to be done survives the death of the process and is done by one instance at a time.
 *
 * <p>Belongs here: the queue over db-scheduler and its one table. Does not: what the work is, and the rows that say what
 * came of it.
 */
@NullMarked
package org.waymark.work;

import org.jspecify.annotations.NullMarked;
