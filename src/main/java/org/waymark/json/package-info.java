/**
 * JSON that somebody else wrote, read field by field, so that every fault is told at once and with its place.
 *
 * <p>Belongs here: what is the same wherever such an object is read, and lists of texts as they are kept in one column.
 * Does not: what the fields mean, and the words and places of faults, which whoever wrote the JSON expects otherwise in
 * a file than in a request.
 */
@NullMarked
package org.waymark.json;

import org.jspecify.annotations.NullMarked;
