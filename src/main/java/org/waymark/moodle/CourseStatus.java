package org.waymark.moodle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's completion of a course.
 *
 * @param since when the last criterion that it took was met; null when nothing says so, or it is not complete
 */
public record CourseStatus(boolean complete, @Nullable Instant since) {
    /** Any one criterion is enough (COMPLETION_AGGREGATION_ANY). */
    private static final int ANY = 2;
    /** Years beyond this are no dates. */
    private static final long LATEST = 32_503_680_000L;

    /** Reads the answer; empty when it is none. */
    static Optional<CourseStatus> read(JsonNode answer) {
        JsonNode status = answer.path("completionstatus");
        if (!status.path("completed").isBoolean()) {
            return Optional.empty();
        }
        if (!status.path("completed").asBoolean()) {
            return Optional.of(new CourseStatus(false, null));
        }
        // There is no time of the course itself, only of its criteria.
        boolean any = status.path("aggregation").asInt() == ANY;
        Long since = null;
        for (JsonNode criterion : status.path("completions")) {
            long at = criterion.path("timecompleted").asLong(0);
            if (criterion.path("complete").asBoolean() && at > 0 && at < LATEST) {
                since = since == null ? at : any ? Math.min(since, at) : Math.max(since, at);
            }
        }
        return Optional.of(new CourseStatus(true, since == null ? null : Instant.ofEpochSecond(since)));
    }
}
