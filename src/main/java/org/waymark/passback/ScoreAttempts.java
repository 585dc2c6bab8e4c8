package org.waymark.passback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.passback.ScoreRows.Attempt;

/** The tries to deliver scores, and what came back from each. */
final class ScoreAttempts {
    private ScoreAttempts() {}

    static Map<UUID, List<Attempt>> list(Handle handle, List<UUID> scores) {
        Map<UUID, List<Attempt>> attempts = new HashMap<>();
        if (scores.isEmpty()) {
            return attempts;
        }
        handle.createQuery("""
                        select score_id, attempt, tried_at, answer from score_attempt
                        where score_id in (<scores>) order by attempt
                        """)
                .bindList("scores", scores)
                .map((row, context) -> Map.entry(
                        row.getObject("score_id", UUID.class),
                        new Attempt(
                                row.getInt("attempt"),
                                row.getTimestamp("tried_at").toInstant(),
                                row.getString("answer"))))
                .forEach(entry -> attempts.computeIfAbsent(entry.getKey(), score -> new ArrayList<>())
                        .add(entry.getValue()));
        return attempts;
    }

    static void add(Handle handle, Score tried, String answer, Instant now) {
        handle.createUpdate("""
                        insert into score_attempt (score_id, attempt, tried_at, answer) values (:score, :attempt, :now, :answer)
                        on conflict do nothing
                        """)
                .bind("score", tried.id())
                .bind("attempt", tried.attempts() + 1)
                .bind("now", now)
                .bind("answer", answer)
                .execute();
    }
}
