package org.waymark.passback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;

/** Scores that have not arrived, over all platforms: the operator's view of the queue. */
public final class UndeliveredScores {
    private static final Duration LATELY = Duration.ofMinutes(10);

    private static final String FROM = """
             from score
            join resource_link link on link.id = score.resource_link_id
            join deployment on deployment.id = link.deployment_id
            join registration on registration.id = deployment.registration_id
            join learner on learner.id = score.learner_id
            left join context on context.id = link.context_id
            where score.state in ('QUEUED', 'WAITING')
            """;

    /** @param registration only of that platform; null for all */
    public UndeliveredCount count(Handle handle, @Nullable RegistrationId registration) {
        return handle.createQuery("""
                        select coalesce(sum(case when score.state = 'WAITING' then 1 else 0 end), 0) as waiting,
                          coalesce(sum(case when score.state = 'QUEUED' and attempts > 0 then 1 else 0 end), 0) as retrying,
                          coalesce(sum(case when score.state = 'QUEUED' and attempts = 0 then 1 else 0 end), 0) as fresh
                        """ + FROM + only(registration))
                .bind("registration", registration)
                .mapTo(UndeliveredCount.class)
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

    private record StuckOf(
            RegistrationId registration, @Nested Stuck stuck) {}

    /** Lists the grades that are stuck, by registration. */
    public Map<RegistrationId, Stuck> listStuck(Handle handle) {
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

    /**
     * Counts what is on its way for the first time, and what arrived since the oldest of that became due, or lately: so
     * the number of all stays while they arrive one after the other. Nothing where nothing is on its way.
     *
     * @param registration only of that platform; null for all
     */
    public ArrivedCount countArrived(Handle handle, @Nullable RegistrationId registration, Instant now) {
        String ofPlatform = registration == null
                ? " and cast(:registration as uuid) is null"
                : " and registration_id = :registration";
        // One statement, so that what arrives meanwhile is counted once.
        return handle.createQuery("""
                        select arrived, arrived + fresh as "all", fresh from (
                          select fresh, (
                            select count(*) from score where state = 'DELIVERED' and fresh > 0
                              and delivered_at >= least(since, cast(:lately as timestamp with time zone))
                        """ + ofPlatform + """
                          ) as arrived from (
                            select count(*) as fresh, min(queued_at) as since from score
                            where state = 'QUEUED' and attempts = 0
                        """ + ofPlatform + ") open_ones) counted")
                .bind("lately", now.minus(LATELY))
                .bind("registration", registration)
                .mapTo(ArrivedCount.class)
                .one();
    }

    /** Counts the grades of an activity that were made in a span of time, those that wait for somebody among them. */
    public ArrivedCount countArrived(Handle handle, ResourceLinkId link, Instant from, Instant to) {
        return handle.createQuery("""
                        select coalesce(sum(case when state = 'DELIVERED' then 1 else 0 end), 0) as arrived, count(*) as "all",
                          coalesce(sum(case when state = 'QUEUED' and attempts = 0 then 1 else 0 end), 0) as fresh
                        from score where resource_link_id = :link and created_at >= :from and created_at <= :to
                          and state <> 'SUPERSEDED'
                        """)
                .bind("link", link)
                .bind("from", from)
                .bind("to", to)
                .mapTo(ArrivedCount.class)
                .one();
    }

    /** Lists how many scores have not arrived, by platform: also of those that are not let in. */
    public List<UndeliveredOf> listByPlatform(Handle handle) {
        // The scores that have not arrived are few, and found by the index on their state.
        return handle.createQuery(
                        """
                        select registration.id as registration, registration.name as platform,
                          registration.state = 'ACTIVE' as active,
                          sum(case when score.state = 'WAITING' then 1 else 0 end) as waiting,
                          sum(case when score.state = 'QUEUED' and attempts > 0 then 1 else 0 end) as retrying,
                          sum(case when score.state = 'QUEUED' and attempts = 0 then 1 else 0 end) as fresh,
                          min(score.queued_at) as since,
                          min(case when score.state = 'QUEUED' and attempts = 0 then next_try_at end) as fresh_since
                        """ + FROM + " group by registration.id, registration.name, registration.state order by since")
                .mapTo(UndeliveredOf.class)
                .list();
    }

    /** Lists the scores that have not arrived: those that wait for somebody first, then the oldest. */
    public List<UndeliveredScore> list(Handle handle, @Nullable RegistrationId registration, int offset, int limit) {
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
                .mapTo(UndeliveredScore.class)
                .list();
    }

    /** Lists the tries of these scores and what came back, oldest first. */
    public Map<ScoreId, List<ScoreAttempt>> listAttempts(Handle handle, List<ScoreId> scores) {
        return ScoreAttempts.list(handle, scores);
    }

    /** Without a registration the parameter is named all the same, so that it is always bound. */
    private static String only(@Nullable RegistrationId registration) {
        return registration == null
                ? " and cast(:registration as uuid) is null"
                : " and registration.id = :registration";
    }
}
