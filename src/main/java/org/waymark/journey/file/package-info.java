/**
 * Reports that somebody uploads: read, previewed, imported in steps, taken back.
 *
 * <p>Belongs here: journeys about an uploaded report. Does not: the format of a file, deciding about completions.
 */
@NullMarked
package org.waymark.journey.file;

import org.jspecify.annotations.NullMarked;
