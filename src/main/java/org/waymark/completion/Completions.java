package org.waymark.completion;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CompletionId;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.progress.Source;

/** Facts about completions, and every report that made them. */
public final class Completions {
    private static final String SELECT = """
            select id, learner_id as learner, run, resource_link_id as resource_link, source, source_id,
              case when withdrawn_at is null then 'STANDS' else 'WITHDRAWN' end as kind, said_by, by_administrator, told_at,
              told_by, completed_at, share, sessions, attended, worksheet, withdrawn_at, withdrawal_reason as reason
            from completion
            """;

    private final Reports reports = new Reports();

    /** Names reports of a fact. */
    public sealed interface Reported {}

    /** The reports that were told at one time. */
    public record ToldAt(Instant time) implements Reported {}

    /** The reports of one job. */
    public record ToldByJob(JobId job) implements Reported {}

    /** Takes a report in: the fact is what all its reports say, whatever their order and number. */
    public Received add(Handle handle, Report report, Instant now) {
        CompletionId id = CompletionId.random();
        boolean made = Reports.bind(handle.createUpdate("""
                        insert into completion (id, learner_id, run, resource_link_id, source, source_id, said_by,
                          by_administrator, told_at, told_by, completed_at, share, sessions, attended, worksheet,
                          withdrawn_at, withdrawal_reason, recorded_at)
                        values (:id, :learner, :run, :resourceLink, :source, :sourceId, :saidBy, :byAdministrator, :toldAt, :toldBy,
                          :completedAt, :share, :sessions, :attended, :worksheet, :withdrawn, :reason, :now)
                        on conflict do nothing
                        """), report)
                        .bind("id", id)
                        .bind("withdrawn", withdrawnAt(report))
                        .bind("now", now)
                        .execute()
                == 1;
        Optional<Completion> fact = made
                ? Optional.of(new Completion(id, report, withdrawnAt(report)))
                : find(handle, report.source(), report.sourceId())
                        .filter(known -> known.learner().equals(report.learner())
                                && known.report().run().equals(report.run()));
        if (fact.isEmpty()) {
            return Received.CONTRADICTION;
        }
        boolean told = reports.add(handle, fact.get().id(), report, now);
        return told && (made || bringUpToDate(handle, fact.get())) ? Received.NEWS : Received.KNOWN;
    }

    /**
     * Takes reports of a fact back, as if they had never come; what was told beside them holds again.
     *
     * @param which names them within the fact
     * @param reason why nothing stands any more, when this was all there was
     * @return whether that changed what is known
     */
    public boolean markVoided(Handle handle, Completion fact, Reported which, Instant now, Message reason) {
        if (!reports.markVoided(handle, fact.id(), which, reason)) {
            return false;
        }
        if (reports.findHolding(handle, fact.id()).isPresent()) {
            return bringUpToDate(handle, fact);
        }
        mark(handle, fact.id(), fact.report().withdrawn(now, null, reason));
        return fact.stands();
    }

    /** @return whether the fact is another now than it was */
    private boolean bringUpToDate(Handle handle, Completion fact) {
        Report holding = reports.findHolding(handle, fact.id()).orElseThrow();
        if (holding.equals(fact.report())) {
            return false;
        }
        mark(handle, fact.id(), holding);
        return true;
    }

    private static void mark(Handle handle, CompletionId fact, Report holding) {
        Reports.bind(handle.createUpdate("""
                        update completion set said_by = :saidBy, by_administrator = :byAdministrator, told_at = :toldAt,
                          told_by = :toldBy, completed_at = :completedAt, share = :share, sessions = :sessions, attended = :attended,
                          worksheet = :worksheet, withdrawn_at = :withdrawn, withdrawal_reason = :reason
                        where id = :id
                        """), holding)
                .bind("id", fact)
                .bind("withdrawn", withdrawnAt(holding))
                .execute();
    }

    private static @Nullable Instant withdrawnAt(Report report) {
        return report.kind() == Report.Kind.WITHDRAWN ? report.toldAt() : null;
    }

    public Optional<Completion> find(Handle handle, CompletionId id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(Completion.class)
                .findOne();
    }

    public Optional<Completion> find(Handle handle, Source source, String sourceId) {
        return handle.createQuery(SELECT + " where source = :source and source_id = :sourceId")
                .bind("source", source)
                .bind("sourceId", sourceId)
                .mapTo(Completion.class)
                .findOne();
    }

    /** Returns those of these facts that are known, by the ids that their source gives them. */
    public Map<String, Completion> list(Handle handle, Source source, Collection<String> sourceIds) {
        // One by one: H2 would read every fact of the source for a list behind the first column of the index.
        return sourceIds.stream()
                .distinct()
                .flatMap(sourceId -> find(handle, source, sourceId).stream())
                .collect(Collectors.toMap(fact -> fact.report().sourceId(), fact -> fact));
    }

    /** All facts about a learner and a run, withdrawn ones too, the earliest completed first. */
    public List<Completion> listOf(Handle handle, LearnerId learner, RunId run) {
        return handle.createQuery(SELECT + """
                         where learner_id = :learner and run = :run order by completed_at, recorded_at
                        """)
                .bind("learner", learner)
                .bind("run", run)
                .mapTo(Completion.class)
                .list();
    }

    /** Tells whether anything was told of a learner and a run as such, in no activity. */
    public boolean knowsOfRun(Handle handle, LearnerId learner, RunId run) {
        return handle.createQuery("""
                        select 1 from completion
                        where learner_id = :learner and run = :run and resource_link_id is null fetch first 1 row only
                        """)
                .bind("learner", learner)
                .bind("run", run)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Counts the facts of a run, whoever they are of. */
    public long countOf(Handle handle, RunId run) {
        return handle.createQuery("select count(*) from completion where run = :run")
                .bind("run", run)
                .mapTo(Long.class)
                .one();
    }

    /** Facts told in one activity that stand, of everybody whose data was not erased. */
    public List<Completion> listOf(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and withdrawn_at is null and not exists (
                          select 1 from learner where learner.id = completion.learner_id and erased_at is not null)
                        order by completed_at
                        """)
                .bind("link", resourceLink)
                .mapTo(Completion.class)
                .list();
    }

    /** Lists the learners of whom anything was told in one activity. */
    public List<LearnerId> listLearners(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery("select distinct learner_id from completion where resource_link_id = :link")
                .bind("link", resourceLink)
                .mapTo(LearnerId.class)
                .list();
    }

    /** All facts about a learner, withdrawn ones too, the earliest completed first. */
    public List<Completion> listOf(Handle handle, LearnerId learner) {
        return handle.createQuery(SELECT + " where learner_id = :learner order by completed_at, recorded_at")
                .bind("learner", learner)
                .mapTo(Completion.class)
                .list();
    }

    /** Facts told of a learner in one activity that stand. */
    public List<Completion> listOf(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and learner_id = :learner and withdrawn_at is null
                        order by completed_at, recorded_at
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .mapTo(Completion.class)
                .list();
    }

    /** All reports of a fact that were not taken back, in any order. */
    public List<Report> listHoldingReports(Handle handle, Completion fact) {
        return reports.listHolding(handle, fact.id());
    }

    /** Lists everything that was ever told of a fact, the last told first. */
    public List<ReportLine> listReports(Handle handle, CompletionId completion) {
        return reports.list(handle, completion);
    }

    /**
     * Lists the facts of which a job reported something that holds, in the order of their ids.
     *
     * @param after the last that was listed; null for the beginning
     */
    public List<Completion> listToldBy(Handle handle, JobId job, @Nullable CompletionId after, int most) {
        return reports.listFacts(handle, job, after, most).stream()
                .distinct()
                .flatMap(fact -> find(handle, fact).stream())
                .toList();
    }

    /** Counts the facts of which a job reported something that holds. */
    public long countToldBy(Handle handle, JobId job) {
        return reports.countFacts(handle, job);
    }
}
