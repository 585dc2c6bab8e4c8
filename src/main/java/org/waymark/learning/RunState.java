package org.waymark.learning;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether people see a run, and whether it takes place.
 *
 * @param publishedAt from when people see it; null for a draft, or for a run that is hidden again
 * @param cancelledOn the day on which it was cancelled; null when it takes place
 * @param cancelNotice what people are told about the cancellation
 * @param postponedFrom the start that was announced first; null when it was never postponed
 */
public record RunState(
        @Nullable Instant publishedAt,
        @Nullable LocalDate cancelledOn,
        @Nullable String cancelNotice,
        @Nullable LocalDate postponedFrom) {
    /** A run that people see without anybody having said since when, as in a file that says nothing of it. */
    public static final RunState PUBLISHED = new RunState(Instant.EPOCH, null, null, null);

    public static final RunState DRAFT = new RunState(null, null, null, null);

    /** The one word that says how a run stands, the gravest first. */
    public enum Word {
        DRAFT,
        SCHEDULED,
        CANCELLED,
        POSTPONED,
        PUBLISHED
    }

    /** Tells whether people see the run, be it cancelled or not. */
    public boolean isPublic(Instant now) {
        return publishedAt != null && !publishedAt.isAfter(now);
    }

    public boolean isCancelled() {
        return cancelledOn != null;
    }

    public Word word(Instant now) {
        if (publishedAt == null) {
            return Word.DRAFT;
        }
        if (!isPublic(now)) {
            return Word.SCHEDULED;
        }
        if (isCancelled()) {
            return Word.CANCELLED;
        }
        return postponedFrom == null ? Word.PUBLISHED : Word.POSTPONED;
    }

    public RunState publishedAt(@Nullable Instant at) {
        return new RunState(at, cancelledOn, cancelNotice, postponedFrom);
    }

    public RunState cancelled(LocalDate on, String notice) {
        return new RunState(publishedAt, on, notice, postponedFrom);
    }

    public RunState reinstated() {
        return new RunState(publishedAt, null, null, postponedFrom);
    }

    /** A run that is postponed again keeps the start that was announced first. */
    public RunState postponed(LocalDate formerStart) {
        return new RunState(
                publishedAt, cancelledOn, cancelNotice, postponedFrom == null ? formerStart : postponedFrom);
    }
}
