package org.waymark.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/** Completions and the decisions taken on them. */
public final class Completions {
    private static final String SELECT = """
            select id, learner_id, run, resource_link_id, source, source_id, said_by, completed_at from completion
            """;

    /**
     * Why a completion did or did not earn its award.
     *
     * @param reasons sentences, one a line
     */
    public record Decision(UUID completion, boolean awarded, List<String> reasons, Instant decidedAt) {}

    /** @return false when this source told this fact before */
    public boolean add(Handle handle, Completion completion, Instant now) {
        LearnerId saidBy = completion.saidBy();
        return handle.createUpdate("""
                                insert into completion (id, learner_id, run, resource_link_id, source, source_id, said_by,
                                  completed_at, recorded_at)
                                values (:id, :learner, :run, :link, :source, :sourceId, :saidBy, :completed, :now)
                                on conflict do nothing
                                """)
                        .bind("id", completion.id())
                        .bind("learner", completion.learner().value())
                        .bind("run", completion.run().value())
                        .bind("link", completion.resourceLink())
                        .bind("source", completion.source().name())
                        .bind("sourceId", completion.sourceId())
                        .bind("saidBy", saidBy == null ? null : saidBy.value())
                        .bind("completed", completion.completedAt())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** The earliest completion of a run by a learner, whoever told it. */
    public Optional<Completion> findFirst(Handle handle, LearnerId learner, RunId run) {
        return handle.createQuery(SELECT + """
                         where learner_id = :learner and run = :run
                        order by completed_at, recorded_at fetch first 1 row only
                        """)
                .bind("learner", learner.value())
                .bind("run", run.value())
                .map((row, context) -> completion(row))
                .findOne();
    }

    /** The runs a learner has an award for. */
    public List<RunId> listAwardedRuns(Handle handle, LearnerId learner) {
        return handle.createQuery("select distinct run from decision where learner_id = :learner and awarded")
                .bind("learner", learner.value())
                .map((row, context) -> new RunId(row.getString("run")))
                .list();
    }

    /** First completions of a run in one activity, for its instructor. */
    public List<Completion> listOf(Handle handle, UUID resourceLink) {
        return handle.createQuery(SELECT + " where resource_link_id = :link order by completed_at")
                .bind("link", resourceLink)
                .map((row, context) -> completion(row))
                .list();
    }

    public void addDecision(Handle handle, Completion completion, Decision decision) {
        handle.createUpdate("""
                        insert into decision (id, learner_id, run, completion_id, awarded, reasons, decided_at)
                        values (:id, :learner, :run, :completion, :awarded, :reasons, :now) on conflict do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("learner", completion.learner().value())
                .bind("run", completion.run().value())
                .bind("completion", completion.id())
                .bind("awarded", decision.awarded())
                .bind("reasons", String.join("\n", decision.reasons()))
                .bind("now", decision.decidedAt())
                .execute();
    }

    public Optional<Decision> findDecision(Handle handle, UUID completion) {
        return handle.createQuery("""
                        select awarded, reasons, decided_at from decision where completion_id = :completion
                        """)
                .bind("completion", completion)
                .map((row, context) -> new Decision(
                        completion,
                        row.getBoolean("awarded"),
                        row.getString("reasons").lines().toList(),
                        row.getTimestamp("decided_at").toInstant()))
                .findOne();
    }

    private static Completion completion(ResultSet row) throws SQLException {
        UUID saidBy = row.getObject("said_by", UUID.class);
        return new Completion(
                row.getObject("id", UUID.class),
                new LearnerId(row.getObject("learner_id", UUID.class)),
                new RunId(row.getString("run")),
                row.getObject("resource_link_id", UUID.class),
                Source.valueOf(row.getString("source")),
                row.getString("source_id"),
                saidBy == null ? null : new LearnerId(saidBy),
                row.getTimestamp("completed_at").toInstant());
    }
}
