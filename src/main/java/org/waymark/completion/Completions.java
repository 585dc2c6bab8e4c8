package org.waymark.completion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.progress.Source;

/** Facts about completions, and every report that made them. */
public final class Completions {
    private static final String SELECT = """
            select id, learner_id, run, resource_link_id, source, source_id, said_by, by_administrator, told_at, told_by,
              completed_at, share, sessions, worksheet, withdrawn_at, withdrawal_reason
            from completion
            """;

    /** What a report was. */
    public enum Received {
        /** It changed what is known. */
        NEWS,
        /** It was told before, or something later is known; it is kept. */
        KNOWN,
        /** Its id belongs to a fact about somebody or something else; nothing was kept. */
        CONTRADICTION
    }

    /**
     * One report of a fact, as it came.
     *
     * @param saidBy the name of the person whose word it is, when it is a person's
     */
    public record Told(
            Report.Kind kind,
            Instant toldAt,
            Instant receivedAt,
            String toldBy,
            @Nullable String saidBy,
            @Nullable String reason,
            String raw) {}

    /** Takes a report in. Whatever the order and number of reports, the last told holds; a withdrawal goes first. */
    public Received add(Handle handle, Report report, Instant now) {
        UUID id = UUID.randomUUID();
        boolean made = bind(handle.createUpdate("""
                        insert into completion (id, learner_id, run, resource_link_id, source, source_id, said_by,
                          by_administrator, told_at, told_by, completed_at, share, sessions, worksheet, withdrawn_at,
                          withdrawal_reason, recorded_at)
                        values (:id, :learner, :run, :link, :source, :sourceId, :saidBy, :administrator, :toldAt, :toldBy,
                          :completed, :share, :sessions, :worksheet, :withdrawn, :reason, :now)
                        on conflict do nothing
                        """), report)
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
        UUID fact = made ? id : factOf(handle, report).orElse(null);
        if (fact == null) {
            return Received.CONTRADICTION;
        }
        boolean told = bind(handle.createUpdate("""
                        insert into completion_report (id, completion_id, source, source_id, kind, told_at, received_at,
                          told_by, said_by, share, reason, raw)
                        values (:id, :fact, :source, :sourceId, :kind, :toldAt, :now, :toldBy, :saidBy, :share, :reason, :raw)
                        on conflict do nothing
                        """), report)
                        .bind("id", UUID.randomUUID())
                        .bind("fact", fact)
                        .bind("kind", report.kind().name())
                        .bind("raw", report.raw())
                        .bind("now", now)
                        .execute()
                == 1;
        if (!told) {
            return Received.KNOWN;
        }
        return made || markTold(handle, fact, report) ? Received.NEWS : Received.KNOWN;
    }

    private static Optional<UUID> factOf(Handle handle, Report report) {
        return handle.createQuery("""
                        select id from completion
                        where source = :source and source_id = :sourceId and learner_id = :learner and run = :run
                        """)
                .bind("source", report.source().name())
                .bind("sourceId", report.sourceId())
                .bind("learner", report.learner().value())
                .bind("run", report.run().value())
                .mapTo(UUID.class)
                .findOne();
    }

    private static boolean markTold(Handle handle, UUID fact, Report report) {
        return bind(handle.createUpdate("""
                        update completion set said_by = :saidBy, by_administrator = :administrator, told_at = :toldAt,
                          told_by = :toldBy, completed_at = :completed, share = :share, sessions = :sessions,
                          worksheet = :worksheet, withdrawn_at = :withdrawn, withdrawal_reason = :reason
                        where id = :id and (told_at < :toldAt or (told_at = :toldAt and :kind = 'WITHDRAWN'))
                        """), report)
                        .bind("id", fact)
                        .bind("kind", report.kind().name())
                        .execute()
                == 1;
    }

    private static <T extends SqlStatement<T>> T bind(T statement, Report report) {
        LearnerId saidBy = report.saidBy();
        return statement
                .bind("learner", report.learner().value())
                .bind("run", report.run().value())
                .bind("link", report.resourceLink())
                .bind("source", report.source().name())
                .bind("sourceId", report.sourceId())
                .bind("saidBy", saidBy == null ? null : saidBy.value())
                .bind("administrator", report.byAdministrator())
                .bind("toldAt", report.toldAt())
                .bind("toldBy", report.toldBy())
                .bind("completed", report.completedAt())
                .bind("share", report.share())
                .bind("sessions", report.sessions())
                .bind("worksheet", report.worksheet())
                .bind("withdrawn", report.kind() == Report.Kind.WITHDRAWN ? report.toldAt() : null)
                .bind("reason", report.reason());
    }

    public Optional<Completion> find(Handle handle, Source source, String sourceId) {
        return handle.createQuery(SELECT + " where source = :source and source_id = :sourceId")
                .bind("source", source.name())
                .bind("sourceId", sourceId)
                .map((row, context) -> completion(row))
                .findOne();
    }

    /** Those of these facts that are known, by the ids that their source gives them. */
    public Map<String, Completion> list(Handle handle, Source source, Collection<String> sourceIds) {
        // One by one: H2 would read every fact of the source for a list behind the first column of the index.
        return sourceIds.stream()
                .distinct()
                .flatMap(sourceId -> find(handle, source, sourceId).stream())
                .collect(Collectors.toMap(fact -> fact.report().sourceId(), fact -> fact));
    }

    /** The earliest completion of a run by a learner that stands, whoever told it. */
    public Optional<Completion> findFirst(Handle handle, LearnerId learner, RunId run) {
        return listOf(handle, learner, run).stream().filter(Completion::stands).findFirst();
    }

    /** All facts about a learner and a run, withdrawn ones too, the earliest completed first. */
    public List<Completion> listOf(Handle handle, LearnerId learner, RunId run) {
        return handle.createQuery(SELECT + """
                         where learner_id = :learner and run = :run order by completed_at, recorded_at
                        """)
                .bind("learner", learner.value())
                .bind("run", run.value())
                .map((row, context) -> completion(row))
                .list();
    }

    /** Whether anything was told of a learner and a run as such, in no activity. */
    public boolean knowsOfRun(Handle handle, LearnerId learner, RunId run) {
        return handle.createQuery("""
                        select 1 from completion
                        where learner_id = :learner and run = :run and resource_link_id is null fetch first 1 row only
                        """)
                .bind("learner", learner.value())
                .bind("run", run.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Facts told in one activity that stand, for its instructor. */
    public List<Completion> listOf(Handle handle, UUID resourceLink) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and withdrawn_at is null order by completed_at
                        """)
                .bind("link", resourceLink)
                .map((row, context) -> completion(row))
                .list();
    }

    /** Everybody of whom anything was told in one activity. */
    public List<LearnerId> listLearners(Handle handle, UUID resourceLink) {
        return handle.createQuery("select distinct learner_id from completion where resource_link_id = :link")
                .bind("link", resourceLink)
                .map((row, context) -> new LearnerId(row.getObject("learner_id", UUID.class)))
                .list();
    }

    /** All facts about a learner, withdrawn ones too, the earliest completed first. */
    public List<Completion> listOf(Handle handle, LearnerId learner) {
        return handle.createQuery(SELECT + " where learner_id = :learner order by completed_at, recorded_at")
                .bind("learner", learner.value())
                .map((row, context) -> completion(row))
                .list();
    }

    /** Facts told of a learner in one activity that stand. */
    public List<Completion> listOf(Handle handle, UUID resourceLink, LearnerId learner) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and learner_id = :learner and withdrawn_at is null
                        order by completed_at, recorded_at
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner.value())
                .map((row, context) -> completion(row))
                .list();
    }

    /** Everything that was ever told of a fact, the last told first. */
    public List<Told> listReports(Handle handle, UUID completion) {
        return handle.createQuery("""
                        select kind, told_at, received_at, told_by, coalesce(learner.name, learner.subject) as said_by, reason,
                          raw
                        from completion_report left join learner on learner.id = completion_report.said_by
                        where completion_id = :completion order by told_at desc, received_at desc
                        """)
                .bind("completion", completion)
                .map((row, context) -> new Told(
                        Report.Kind.valueOf(row.getString("kind")),
                        row.getTimestamp("told_at").toInstant(),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("told_by"),
                        row.getString("said_by"),
                        row.getString("reason"),
                        row.getString("raw")))
                .list();
    }

    private static Completion completion(ResultSet row) throws SQLException {
        UUID saidBy = row.getObject("said_by", UUID.class);
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        double share = row.getDouble("share");
        boolean noShare = row.wasNull();
        Report report = new Report(
                Source.valueOf(row.getString("source")),
                row.getString("source_id"),
                new LearnerId(row.getObject("learner_id", UUID.class)),
                new RunId(row.getString("run")),
                row.getObject("resource_link_id", UUID.class),
                withdrawn == null ? Report.Kind.STANDS : Report.Kind.WITHDRAWN,
                row.getTimestamp("told_at").toInstant(),
                row.getTimestamp("completed_at").toInstant(),
                noShare ? null : share,
                row.getInt("sessions"),
                row.getBoolean("worksheet"),
                row.getString("told_by"),
                saidBy == null ? null : new LearnerId(saidBy),
                row.getBoolean("by_administrator"),
                row.getString("withdrawal_reason"),
                "");
        return new Completion(
                row.getObject("id", UUID.class), report, withdrawn == null ? null : withdrawn.toInstant());
    }
}
