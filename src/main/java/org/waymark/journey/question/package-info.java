/**
 * People ask the program, staff answer, and a city that would like to host a training gets one.
 *
 * <p>Belongs here: asking, writing again, answering, planning a training with its host, contacts, the letters about it.
 * Does not: how a run is written ({@code journey.programme}).
 */
@NullMarked
package org.waymark.journey.question;

import org.jspecify.annotations.NullMarked;
