/**
 * Reads, checks and writes the catalogue as it stands in a file, and keeps every change of it.
 *
 * <p>Belongs here: the form of the file, which forms of pages share; what is wrong with a run; imports; revisions.
 * Does not: the catalogue's tables.
 */
@NullMarked
package org.waymark.learning.edit;

import org.jspecify.annotations.NullMarked;
