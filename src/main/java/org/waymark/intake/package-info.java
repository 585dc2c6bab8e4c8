/**
 * Reads what other systems tell over HTTP: who they are, and their records in three formats, with the place of every
 * fault.
 *
 * <p>Belongs here: clients and their calls, our own JSON, xAPI statements, Caliper events. Does not: what follows from a
 * record, and HTTP itself.
 */
@NullMarked
package org.waymark.intake;

import org.jspecify.annotations.NullMarked;
