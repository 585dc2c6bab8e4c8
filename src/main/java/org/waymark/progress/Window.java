package org.waymark.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A window is the time in which completions count.
 *
 * @param from completions before it do not count; null: as early as may be
 * @param until completions at it and later do not count; null: as late as may be
 */
public record Window(@Nullable Instant from, @Nullable Instant until) {
    /** The window in which any time counts. */
    public static final Window ALWAYS = new Window(null, null);

    /** @throws IllegalArgumentException when it ends before it begins */
    public Window {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("not a window");
        }
    }

    /** Returns a copy of this window with a first day, where it names none of its own and ends later. */
    Window opening(Instant opening) {
        return from == null && (until == null || opening.isBefore(until)) ? new Window(opening, until) : this;
    }

    boolean isTooEarly(Instant at) {
        return from != null && at.isBefore(from);
    }

    boolean contains(Instant at) {
        return !isTooEarly(at) && (until == null || at.isBefore(until));
    }
}
