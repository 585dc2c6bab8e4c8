package org.waymark.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much work is in the queue.
 *
 * @param due now or earlier, and not being done
 * @param later due later
 * @param oldest when the oldest due piece was due; null when nothing is
 * @param oldestKind what that is; null when nothing is due
 * @param failing pieces that failed three times in a row or more, for a reason that nobody foresaw
 */
public record WorkCount(
        long due,
        long later,
        @Nullable Instant oldest,
        @Nullable String oldestKind,
        long failing) {}
