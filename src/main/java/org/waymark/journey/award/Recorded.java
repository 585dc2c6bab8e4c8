package org.waymark.journey.award;

import java.util.Optional;
import org.waymark.completion.Decision;
import org.waymark.completion.Received;

/**
 * The outcome of recording a report.
 *
 * @param decision of the activity it was told in; of a report of the run, one that awards, wherever that is; empty when
 *     the report was no news
 */
public record Recorded(Received received, Optional<Decision> decision) {}
