package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.waymark.attendance.Attended;
import org.waymark.id.CompletionId;
import org.waymark.id.JobId;
import org.waymark.language.Message;

/** Every report that was ever made of a fact, and what they say together. */
final class Reports {
    private static final String STANDING = """
            select fact.source, fact.source_id, learner_id as learner, run, resource_link_id as resource_link, kind,
              report.told_at, report.told_by, report.said_by, report.by_administrator, report.completed_at, report.share,
              report.sessions, report.attended, report.worksheet, report.reason
            from completion_report report join completion fact on fact.id = report.completion_id
            where completion_id = :fact and voided = 0
            """;

    /** @return false when it came before */
    boolean add(Handle handle, CompletionId fact, Report report, Instant now) {
        return bind(handle.createUpdate("""
                        insert into completion_report (id, completion_id, source, source_id, kind, told_at, received_at,
                          told_by, said_by, by_administrator, completed_at, share, sessions, attended, worksheet, reason, raw, job_id)
                        values (:id, :fact, :source, :sourceId, :kind, :toldAt, :now, :toldBy, :saidBy, :byAdministrator,
                          :completedAt, :share, :sessions, :attended, :worksheet, :reason, :raw, :job)
                        on conflict do nothing
                        """), report)
                        .bind("id", UUID.randomUUID())
                        .bind("fact", fact)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /**
     * Finds the report that holds for a fact, whatever the order and number of its reports: the last told holds, a
     * withdrawal before what was told at the same time.
     *
     * @return empty when every report was taken back
     */
    Optional<Report> findHolding(Handle handle, CompletionId fact) {
        Optional<Report> last = handle.createQuery(
                        STANDING + " order by report.told_at desc, kind desc fetch first 1 row only")
                .bind("fact", fact)
                .mapTo(Report.class)
                .findOne();
        return last.map(told -> told.kind() == Report.Kind.STANDS && told.tellsOfRepetition()
                ? told.completed(firstCompleted(handle, fact, told))
                : told);
    }

    /** All reports of a fact that were not taken back. */
    List<Report> listHolding(Handle handle, CompletionId fact) {
        return handle.createQuery(STANDING)
                .bind("fact", fact)
                .mapTo(Report.class)
                .list();
    }

    /** Since when a fact has stood without a break with the result that it has now. */
    private static Instant firstCompleted(Handle handle, CompletionId fact, Report told) {
        return handle.createQuery("""
                        select min(completed_at) from completion_report
                        where completion_id = :fact and voided = 0 and kind = 'STANDS'
                          and (share = :share or (share is null and cast(:share as double precision) is null))
                          and told_at > coalesce((select max(told_at) from completion_report
                            where completion_id = :fact and voided = 0 and kind = 'WITHDRAWN'), :ever)
                        """)
                .bind("fact", fact)
                .bind("share", told.share())
                .bind("ever", Instant.EPOCH)
                .mapTo(Instant.class)
                .findOne()
                .orElse(told.completedAt());
    }

    /**
     * Takes reports back, as if they had never come.
     *
     * @return false when there are none, or they were taken back before
     */
    boolean markVoided(Handle handle, CompletionId fact, Completions.Reported which, Message reason) {
        Instant toldAt = which instanceof Completions.ToldAt told ? told.time() : null;
        JobId job = which instanceof Completions.ToldByJob told ? told.job() : null;
        return handle.createUpdate("""
                                update completion_report set reason = :reason, voided = (select max(other.voided) + 1
                                  from completion_report other
                                  where other.completion_id = completion_report.completion_id
                                    and other.told_at = completion_report.told_at and other.kind = completion_report.kind)
                                where completion_id = :fact and voided = 0
                                  and (told_at = :told or job_id = :job)
                                """)
                        .bind("reason", reason)
                        .bind("fact", fact)
                        .bind("told", toldAt)
                        .bind("job", job)
                        .execute()
                > 0;
    }

    /** The facts of which long work told something that holds, in the order of their ids. */
    List<CompletionId> listFacts(Handle handle, JobId job, @Nullable CompletionId after, int most) {
        return handle.createQuery("""
                        select completion_id from completion_report
                        where job_id = :job and completion_id > :after and voided = 0
                        order by completion_id fetch first :most rows only
                        """)
                .bind("job", job)
                .bind("after", after == null ? new CompletionId(new UUID(0, 0)) : after)
                .bind("most", most)
                .mapTo(CompletionId.class)
                .list();
    }

    long countFacts(Handle handle, JobId job) {
        return handle.createQuery(
                        "select count(distinct completion_id) from completion_report where job_id = :job and voided = 0")
                .bind("job", job)
                .mapTo(Long.class)
                .one();
    }

    /** Lists everything that was ever told of a fact, the last told first. */
    List<ReportLine> list(Handle handle, CompletionId fact) {
        return handle.createQuery("""
                        select kind, told_at, received_at, told_by, said_by as person,
                          coalesce(learner.name, learner.subject) as said_by, reason, raw, voided > 0 as voided
                        from completion_report left join learner on learner.id = completion_report.said_by
                        where completion_id = :fact order by told_at desc, received_at desc
                        """)
                .bind("fact", fact)
                .mapTo(ReportLine.class)
                .list();
    }

    static <T extends SqlStatement<T>> T bind(T statement, Report report) {
        return statement
                .bindMethods(report)
                .bind("sessions", report.sessions().size())
                .bind("attended", Attended.write(report.sessions()));
    }
}
