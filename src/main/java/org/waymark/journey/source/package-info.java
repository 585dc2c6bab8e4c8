/**
 * Records completions from their sources: people's word, attendance, gradebooks, the LMS itself, other systems.
 *
 * <p>Belongs here: journeys that turn what is told into reports of completion. Does not: deciding about completions, reading files.
 */
@NullMarked
package org.waymark.journey.source;

import org.jspecify.annotations.NullMarked;
