package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/** Every decision that was taken, and how each learner stands by the last of them. */
public final class Decisions {
    /** Stands for no activity: the rule of the run itself. As an id it comes before every other. */
    private static final ResourceLinkId NO_ACTIVITY = new ResourceLinkId(new UUID(0, 0));

    private static final String SELECT = """
            select id, outcome, reasons, missing, rule, cause, decided_at from decision
            where learner_id = :learner and run = :run and resource_link_id = :link
            """;

    private static final String ADD_AWARD = """
            insert into award (learner_id, run, resource_link_id, met, team_once, judged, completed_at, decided_at)
            values (:learner, :run, :link, :met, :once, :judged, :completed, :now) on conflict do nothing
            """;

    private static final String UPDATE_AWARD = """
            update award set met = :met, team_once = :once, judged = :judged, completed_at = :completed, decided_at = :now
            where learner_id = :learner and run = :run and resource_link_id = :link
            """;

    private static final String CONCERNED_BY_ACTIVITY = """
             from (
              select learner_id from (select distinct learner_id from completion
                where resource_link_id = :link and learner_id > :after
                order by learner_id fetch first :most rows only) told
              union select learner_id from (select learner_id from award
                where resource_link_id = :link and learner_id > :after
                order by learner_id fetch first :most rows only) decided
              union select learner_id from (select learner_id from participant
                where resource_link_id = :link and learner_id > :after
                  and exists (select 1 from completion where completion.learner_id = participant.learner_id
                    and completion.run = :run and completion.resource_link_id is null)
                order by learner_id fetch first :most rows only) opened
            ) concerned
            """;

    private static final String CONCERNED_BY_RUN = """
             from (
              select learner_id from (select distinct learner_id from completion
                where run = :run and resource_link_id is null and learner_id > :after
                order by learner_id fetch first :most rows only) told
              union select learner_id from (select distinct learner_id from award
                where run = :run and learner_id > :after
                order by learner_id fetch first :most rows only) decided
            ) concerned
            """;

    private record Standing(LearnerId learner, boolean met) {}

    /**
     * Adds a decision, the last one now.
     *
     * @param resourceLink null for the rule of the run itself
     * @param once whether all completions of a city count once together
     * @param completedAt when it was completed, by the sources' own dates; null unless it was
     * @param judged {@link org.waymark.progress.Rule#judging} of the rule it was decided by
     */
    public void add(
            Handle handle,
            LearnerId learner,
            RunId run,
            @Nullable ResourceLinkId resourceLink,
            Decision decision,
            boolean once,
            String judged,
            @Nullable Instant completedAt) {
        handle.createUpdate("""
                        insert into decision (id, learner_id, run, resource_link_id, outcome, reasons, missing, rule, cause,
                          decided_at)
                        values (:id, :learner, :run, :link, :outcome, :reasons, :missing, :rule, :cause, :decidedAt)
                        """)
                .bindMethods(decision)
                .bind("reasons", Message.keptLines(decision.reasons()))
                .bind("missing", Message.keptLines(decision.missing()))
                .bind("learner", learner)
                .bind("run", run)
                .bind("link", link(resourceLink))
                .execute();
        // The row is made where there is none, and brought up to date where there is one.
        for (String sql : List.of(ADD_AWARD, UPDATE_AWARD)) {
            handle.createUpdate(sql)
                    .bind("learner", learner)
                    .bind("run", run)
                    .bind("link", link(resourceLink))
                    .bind("met", decision.awarded())
                    .bind("once", once)
                    .bind("judged", judged)
                    .bind("completed", completedAt)
                    .bind("now", decision.decidedAt())
                    .execute();
        }
    }

    /** Changes the completion time of a decision that stands. */
    public void markCompletedAt(
            Handle handle,
            LearnerId learner,
            RunId run,
            @Nullable ResourceLinkId resourceLink,
            @Nullable Instant completedAt) {
        handle.createUpdate("""
                        update award set completed_at = :completed
                        where learner_id = :learner and run = :run and resource_link_id = :link and met
                        """)
                .bind("completed", completedAt)
                .bind("learner", learner)
                .bind("run", run)
                .bind("link", link(resourceLink))
                .execute();
    }

    /** Finds the last decision about a learner, a run and an activity. */
    public Optional<Decision> findLast(
            Handle handle, LearnerId learner, RunId run, @Nullable ResourceLinkId resourceLink) {
        return query(handle, " order by decided_at desc fetch first 1 row only", learner, run, resourceLink).stream()
                .findFirst();
    }

    /**
     * Finds the rule by which it was decided last, as {@link org.waymark.progress.Rule#judging} says it; empty when
     * unknown.
     */
    public String findJudged(Handle handle, LearnerId learner, RunId run, @Nullable ResourceLinkId resourceLink) {
        return handle.createQuery("""
                        select judged from award
                        where learner_id = :learner and run = :run and resource_link_id = :link
                        """)
                .bind("learner", learner)
                .bind("run", run)
                .bind("link", link(resourceLink))
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    /** Lists the runs and activities whose rule a learner meets. */
    public List<DecisionPlace> listPlaces(Handle handle, LearnerId learner) {
        return handle.createQuery(
                        "select run, nullif(resource_link_id, :none) as resource_link from award where learner_id = :learner and met")
                .bind("learner", learner)
                .bind("none", NO_ACTIVITY)
                .mapTo(DecisionPlace.class)
                .list();
    }

    /** Lists all decisions, the last first. */
    public List<Decision> list(Handle handle, LearnerId learner, RunId run, @Nullable ResourceLinkId resourceLink) {
        return query(handle, " order by decided_at desc", learner, run, resourceLink);
    }

    private static List<Decision> query(
            Handle handle, String rest, LearnerId learner, RunId run, @Nullable ResourceLinkId resourceLink) {
        return handle.createQuery(SELECT + rest)
                .bind("learner", learner)
                .bind("run", run)
                .bind("link", link(resourceLink))
                .mapTo(Decision.class)
                .list();
    }

    /** Tells whether the rule of any other activity of that run is met by that learner. */
    public boolean isMetElsewhere(Handle handle, LearnerId learner, RunId run, @Nullable ResourceLinkId resourceLink) {
        return handle.createQuery("""
                                select count(*) from award
                                where learner_id = :learner and run = :run and resource_link_id <> :link and met
                                """)
                        .bind("learner", learner)
                        .bind("run", run)
                        .bind("link", link(resourceLink))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Returns, for every learner about whom something was decided in an activity, whether its rule is met. */
    public Map<LearnerId, Boolean> listMet(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery("select learner_id as learner, met from award where resource_link_id = :link")
                .bind("link", resourceLink)
                .mapTo(Standing.class)
                .collectToMap(Standing::learner, Standing::met);
    }

    /** The runs that a learner has what it takes for. */
    public List<RunAward> listAwards(Handle handle, LearnerId learner) {
        return handle.createQuery("""
                        select run, min(case when team_once then 1 else 0 end) = 1 as team_once,
                          min(coalesce(completed_at, decided_at)) as completed_at from award
                        where learner_id = :learner and met group by run order by run
                        """)
                .bind("learner", learner)
                .mapTo(RunAward.class)
                .list();
    }

    /** When a learner first had what it takes for a run, by the sources' own dates; empty while that is missing. */
    public Optional<Instant> findCompletedAt(Handle handle, LearnerId learner, RunId run) {
        return handle.createQuery("""
                        select min(coalesce(completed_at, decided_at)) from award
                        where learner_id = :learner and run = :run and met having count(*) > 0
                        """)
                .bind("learner", learner)
                .bind("run", run)
                .mapTo(Instant.class)
                .findOne();
    }

    /**
     * The learners whom the rule of an activity concerns, in the order of their ids.
     *
     * @param resourceLink null for the rule of the run itself: whoever anything is known of in that run
     * @param after the last that was listed; null for the beginning
     */
    public List<LearnerId> listConcerned(
            Handle handle, @Nullable ResourceLinkId resourceLink, RunId run, @Nullable LearnerId after, int most) {
        return concerned(
                        handle,
                        "select learner_id",
                        " order by learner_id fetch first :most rows only",
                        resourceLink,
                        run,
                        after,
                        most)
                .mapTo(LearnerId.class)
                .list();
    }

    /** Counts the learners about whom the rule decides. */
    public long countConcerned(Handle handle, @Nullable ResourceLinkId resourceLink, RunId run) {
        return concerned(handle, "select count(*)", "", resourceLink, run, null, Integer.MAX_VALUE)
                .mapTo(Long.class)
                .one();
    }

    /** Each part is read from where the last step ended, so that a step costs the same at the end as at the beginning. */
    private static Query concerned(
            Handle handle,
            String select,
            String rest,
            @Nullable ResourceLinkId resourceLink,
            RunId run,
            @Nullable LearnerId after,
            int most) {
        Query query = handle.createQuery(
                        select + (resourceLink == null ? CONCERNED_BY_RUN : CONCERNED_BY_ACTIVITY) + rest)
                .bind("run", run)
                .bind("after", after == null ? NO_ACTIVITY : after)
                .bind("most", most);
        return resourceLink == null ? query : query.bind("link", resourceLink);
    }

    private static ResourceLinkId link(@Nullable ResourceLinkId resourceLink) {
        return resourceLink == null ? NO_ACTIVITY : resourceLink;
    }
}
