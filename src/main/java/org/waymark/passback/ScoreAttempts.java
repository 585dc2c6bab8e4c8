package org.waymark.passback;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tries to deliver scores, and what came back from each. */
final class ScoreAttempts {
    private ScoreAttempts() {}

    private record OfScore(ScoreId score, @Nested ScoreAttempt attempt) {}

    static Map<ScoreId, List<ScoreAttempt>> list(Handle handle, List<ScoreId> scores) {
        if (scores.isEmpty()) {
            return Map.of();
        }
        return handle.createQuery("""
                        select score_id as score, attempt as number, tried_at as "at", answer from score_attempt
                        where score_id in (<scores>) order by attempt
                        """)
                .bindList("scores", scores)
                .mapTo(OfScore.class)
                .collect(groupingBy(OfScore::score, mapping(OfScore::attempt, toList())));
    }

    /** Adds a try of each score that there is still: a person may have been erased meanwhile. */
    static void add(Handle handle, List<ScoreRows.Answered> tried, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into score_attempt (score_id, attempt, tried_at, answer)
                select id, cast(:attempt as integer), cast(:now as timestamp with time zone), cast(:answer as varchar(8000))
                from score where id = :score
                on conflict do nothing
                """);
        tried.forEach(one -> batch.bind("score", one.score().id())
                .bind("attempt", one.score().attempts() + 1)
                .bind("now", now)
                .bind("answer", one.answer())
                .add());
        batch.execute();
    }
}
