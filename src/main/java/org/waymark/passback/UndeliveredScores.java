package org.waymark.passback;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** Scores that have not arrived, over all platforms: the operator's view of the queue. */
public final class UndeliveredScores {
    private static final String FROM = """
             from score
            join resource_link link on link.id = score.resource_link_id
            join deployment on deployment.id = link.deployment_id
            join registration on registration.id = deployment.registration_id
            join learner on learner.id = score.learner_id
            left join context on context.id = link.context_id
            where score.state in ('QUEUED', 'WAITING')
            """;

    /**
     * One score on its way.
     *
     * @param learner the name the platform gave, else its id for the person
     * @param waiting not tried again by itself
     * @param note what came back last; empty before the first try
     * @param gone whether the platform's list of the course does not name the learner any more
     */
    public record Row(
            UUID score,
            UUID registration,
            String platform,
            String course,
            String link,
            String learner,
            boolean waiting,
            int attempts,
            String note,
            Instant createdAt,
            @Nullable Instant nextTryAt,
            boolean gone) {}

    /** How many scores have not arrived: waiting for somebody, tried without success, not tried yet. */
    public record Count(int waiting, int retrying, int fresh) {
        public int all() {
            return waiting + retrying + fresh;
        }
    }

    /** @param registration only of that platform; null for all */
    public Count count(Handle handle, @Nullable UUID registration) {
        return handle.createQuery("""
                        select coalesce(sum(case when score.state = 'WAITING' then 1 else 0 end), 0) as waiting,
                          coalesce(sum(case when score.state = 'QUEUED' and attempts > 0 then 1 else 0 end), 0) as retrying,
                          coalesce(sum(case when score.state = 'QUEUED' and attempts = 0 then 1 else 0 end), 0) as fresh
                        """ + FROM + only(registration))
                .bind("registration", registration)
                .mapTo(Count.class)
                .one();
    }

    /**
     * Scores of one platform that were tried and not taken.
     *
     * @param waiting for somebody
     * @param retrying by themselves
     * @param since when the oldest of them was queued
     */
    public record Stuck(int waiting, int retrying, Instant since) {}

    private record StuckOf(UUID registration, @Nested Stuck stuck) {}

    /** By registration. */
    public Map<UUID, Stuck> listStuck(Handle handle) {
        return handle.createQuery(
                        """
                        select registration.id as registration,
                          sum(case when score.state = 'WAITING' then 1 else 0 end) as waiting,
                          sum(case when score.state = 'QUEUED' then 1 else 0 end) as retrying,
                          min(score.queued_at) as since
                        """ + FROM + " and (score.state = 'WAITING' or attempts > 0) group by registration.id")
                .mapTo(StuckOf.class)
                .collectToMap(StuckOf::registration, StuckOf::stuck);
    }

    /** Those that wait for somebody first, then the oldest. */
    public List<Row> list(Handle handle, @Nullable UUID registration, int offset, int limit) {
        return handle.createQuery("""
                        select score.id as score, registration.id as registration, registration.name as platform,
                          coalesce(context.title, '') as course, link.title as link,
                          coalesce(learner.name, learner.subject) as learner, score.state = 'WAITING' as waiting, attempts, note,
                          score.created_at, next_try_at,
                          exists (select 1 from member where member.course_id = coalesce(link.context_id, link.id)
                            and member.subject = learner.subject and member.gone) as gone
                        """ + FROM + only(registration) + """
                         order by score.state desc, score.created_at, score.id
                        offset :offset rows fetch next :limit rows only
                        """)
                .bind("registration", registration)
                .bind("offset", offset)
                .bind("limit", limit)
                .mapTo(Row.class)
                .list();
    }

    /** What came back for these scores, oldest first. */
    public Map<UUID, List<ScoreRows.Attempt>> listAttempts(Handle handle, List<UUID> scores) {
        return ScoreAttempts.list(handle, scores);
    }

    /** Without a registration the parameter is named all the same, so that it is always bound. */
    private static String only(@Nullable UUID registration) {
        return registration == null
                ? " and cast(:registration as uuid) is null"
                : " and registration.id = :registration";
    }
}
