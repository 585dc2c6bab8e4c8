package org.waymark.passback;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Message;
import org.waymark.people.LearnerId;
import org.waymark.work.Origin;

/** Scores to be sent and the answers they got. */
public final class ScoreRows {
    static final String COLUMNS = """
            id, resource_link_id as resource_link, learner_id as learner, cause, tag, given, maximum, comment, score_at as "at",
              state, queued_at, attempts, passing_failures, final_failures, round, note, last_tried_at, next_try_at, delivered_at
            """;

    private static final String SELECT = "select " + COLUMNS + " from score ";
    private static final String PLATFORM = """
            (select registration_id from deployment join resource_link on resource_link.deployment_id = deployment.id
              where resource_link.id = :link)
            """;

    /** A score that was tried, and what the platform answered. */
    public record Answered(Score score, Message answer) {}

    /**
     * Adds the score of a decision, due now. Its time is later than that of every earlier score of the learner
     * on this link by at least a second, because platforms compare whole seconds (409 otherwise). Earlier ones for the
     * same column that have not arrived are never sent again, so the order of the times is that of the scores.
     *
     * @return empty when this decision has a score on this link already
     */
    public Optional<Score> add(
            Handle handle,
            ResourceLinkId resourceLink,
            LearnerId learner,
            UUID cause,
            String tag,
            double given,
            double maximum,
            String comment,
            Instant now) {
        markSuperseded(handle, resourceLink, learner, cause, tag);
        Instant at = nextTime(handle, resourceLink, learner, now);
        ScoreId id = ScoreId.random();
        int added = handle.createUpdate("""
                        insert into score (id, resource_link_id, learner_id, cause, tag, given, maximum, comment, score_at,
                          state, attempts, passing_failures, final_failures, round, note, next_try_at, queued_at, created_at,
                          origin, registration_id)
                        values (:id, :link, :learner, :cause, :tag, :given, :maximum, :comment, :at, 'QUEUED', 0, 0, 0, 0, '',
                          :now, :now, :now, :origin,
                        """ + PLATFORM + """
                        ) on conflict do nothing
                        """)
                .bind("id", id)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .bind("cause", cause)
                .bind("tag", tag)
                .bind("given", given)
                .bind("maximum", maximum)
                .bind("comment", comment)
                .bind("at", at)
                .bind("now", now)
                .bind("origin", Origin.current())
                .execute();
        return added == 1 ? find(handle, id) : Optional.empty();
    }

    /** A new round of each, so that a try under way does not queue it again. */
    private static void markSuperseded(
            Handle handle, ResourceLinkId resourceLink, LearnerId learner, UUID newCause, String tag) {
        handle.createUpdate("""
                        update score set state = 'SUPERSEDED', next_try_at = null, round = round + 1
                        where resource_link_id = :link and learner_id = :learner and tag = :tag
                          and state in ('QUEUED', 'WAITING') and not exists (
                            select 1 from score same where same.resource_link_id = :link and same.learner_id = :learner
                              and same.tag = :tag and same.cause = :cause)
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .bind("tag", tag)
                .bind("cause", newCause)
                .execute();
    }

    public Optional<Score> find(Handle handle, ScoreId id) {
        return handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .mapTo(Score.class)
                .findOne();
    }

    /** The newest score of a learner for the link's own column. */
    public Optional<Score> findLast(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return findLast(handle, resourceLink, learner, Score.COMPLETION_TAG);
    }

    /** The newest score of a learner for one column of a link. */
    public Optional<Score> findLast(Handle handle, ResourceLinkId resourceLink, LearnerId learner, String tag) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and learner_id = :learner and tag = :tag
                        order by score_at desc fetch first 1 row only
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .bind("tag", tag)
                .mapTo(Score.class)
                .findOne();
    }

    /** The scores of one learner on a link, for all its columns, the newest first. */
    public List<Score> listOf(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and learner_id = :learner order by score_at desc
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .mapTo(Score.class)
                .list();
    }

    /**
     * Lists, by learner, the shares that the link's own column may hold of ours: the one that arrived last, and every
     * later one, which may have arrived without our knowing.
     */
    public Map<LearnerId, Set<Double>> listShares(Handle handle, ResourceLinkId resourceLink) {
        Map<LearnerId, Set<Double>> shares = new HashMap<>();
        List<Score> own = handle.createQuery(
                        SELECT + " where resource_link_id = :link and tag = :tag order by score_at")
                .bind("link", resourceLink)
                .bind("tag", Score.COMPLETION_TAG)
                .mapTo(Score.class)
                .list();
        for (Score score : own) {
            Set<Double> ofLearner = shares.computeIfAbsent(score.learner(), learner -> new HashSet<>());
            if (score.state() == Score.State.DELIVERED) {
                ofLearner.clear();
            }
            ofLearner.add(score.given() / score.maximum());
        }
        return shares;
    }

    /** Lists the scores of a link that were tried and have not arrived, whether or not they wait for a person. */
    public List<Score> listFailing(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery(SELECT + """
                         where resource_link_id = :link and state in ('QUEUED', 'WAITING') and attempts > 0 order by score_at
                        """)
                .bind("link", resourceLink)
                .mapTo(Score.class)
                .list();
    }

    /** The scores of some learners for the link's own column, oldest first. */
    public List<Score> listOf(Handle handle, ResourceLinkId resourceLink, List<LearnerId> learners) {
        if (learners.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(SELECT
                        + " where resource_link_id = :link and tag = :tag and learner_id in (<learners>)"
                        + " order by score_at")
                .bind("link", resourceLink)
                .bind("tag", Score.COMPLETION_TAG)
                .bindList("learners", learners)
                .mapTo(Score.class)
                .list();
    }

    /** Every try of some scores, by score, oldest first. */
    public Map<ScoreId, List<ScoreAttempt>> listAttemptsOf(Handle handle, List<ScoreId> scores) {
        return ScoreAttempts.list(handle, scores);
    }

    /** Makes a score due now with a later time: a new round. Not what was replaced, or has arrived since it was read. */
    public void markQueued(Handle handle, Score score, Instant now) {
        handle.createUpdate("""
                        update score set state = 'QUEUED', next_try_at = :now, queued_at = :now, score_at = :at,
                          passing_failures = 0, final_failures = 0, round = round + 1, origin = coalesce(:origin, origin),
                          registration_id =
                        """ + PLATFORM + " where id = :id and state <> 'SUPERSEDED'"
                        + " and (state <> 'DELIVERED' or :read = 'DELIVERED')")
                .bind("read", score.state())
                .bind("origin", Origin.current())
                .bind("link", score.resourceLink())
                .bind("now", now)
                .bind("at", nextTime(handle, score.resourceLink(), score.learner(), now))
                .bind("id", score.id())
                .execute();
    }

    /** Makes all scores of a platform due now that have not arrived, as {@link #markQueued} does. @return how many */
    public int markAllQueued(Handle handle, RegistrationId registration, Instant now) {
        return handle.createUpdate("""
                        update score set state = 'QUEUED', next_try_at = :now, queued_at = :now, passing_failures = 0,
                          final_failures = 0, round = round + 1, origin = coalesce(:origin, origin),
                          score_at = greatest(cast(:now as timestamp with time zone), interval '1' second + (
                            select max(other.score_at) from score other
                            where other.resource_link_id = score.resource_link_id and other.learner_id = score.learner_id))
                        where registration_id = :registration and state in ('QUEUED', 'WAITING')
                        """)
                .bind("now", now)
                .bind("origin", Origin.current())
                .bind("registration", registration)
                .execute();
    }

    /** Gives a score a later time of its own, when the platform holds one as late; not when a newer score replaced it. */
    public void markLater(Handle handle, Score score, Instant now) {
        handle.createUpdate("update score set score_at = :at where id = :id and state <> 'SUPERSEDED'")
                .bind("at", nextTime(handle, score.resourceLink(), score.learner(), now))
                .bind("id", score.id())
                .execute();
    }

    /**
     * Now, or a second after the latest score of the learner on this link, whichever is later: platforms compare whole
     * seconds and refuse what is not later (409). The caller holds the learner's row where two could ask at once.
     */
    private static Instant nextTime(Handle handle, ResourceLinkId resourceLink, LearnerId learner, Instant now) {
        return handle.createQuery("""
                        select max(score_at) from score where resource_link_id = :link and learner_id = :learner
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .mapTo(Instant.class)
                .findOne()
                .map(latest -> latest.plusSeconds(1))
                .filter(later -> later.isAfter(now))
                .orElse(now);
    }

    /**
     * Writes down one try that did not deliver.
     *
     * @param looksFinal whether the failure looked final, or may pass by itself
     * @return false when the score was queued again while it was tried: then it stays in the queue, for now
     */
    public boolean markFailed(
            Handle handle, Score tried, boolean looksFinal, Message answer, Instant now, @Nullable Instant nextTry) {
        ScoreAttempts.add(handle, List.of(new Answered(tried, answer)), now);
        int stood = handle.createUpdate("""
                        update score set state = :state, attempts = :attempt, note = :answer, last_tried_at = :now,
                          next_try_at = :next, passing_failures = :passing, final_failures = :final
                        where id = :score and round = :round
                        """)
                .bind("state", nextTry == null ? Score.State.WAITING : Score.State.QUEUED)
                .bind("attempt", tried.attempts() + 1)
                .bind("answer", answer)
                .bind("now", now)
                .bind("next", nextTry)
                .bind("passing", tried.passingFailures() + (looksFinal ? 0 : 1))
                .bind("final", tried.finalFailures() + (looksFinal ? 1 : 0))
                .bind("score", tried.id())
                .bind("round", tried.round())
                .execute();
        if (stood == 0) {
            handle.createUpdate("""
                            update score set attempts = :attempt, note = :answer, last_tried_at = :now where id = :score
                            """)
                    .bind("attempt", tried.attempts() + 1)
                    .bind("answer", answer)
                    .bind("now", now)
                    .bind("score", tried.id())
                    .execute();
        }
        return stood == 1;
    }

    /** Writes down which scores have arrived. */
    public void markDelivered(Handle handle, List<Answered> arrived, Instant now) {
        if (arrived.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                update score set state = 'DELIVERED', attempts = :attempt, note = :answer, last_tried_at = :now,
                  next_try_at = null, delivered_at = :now
                where id = :score
                """);
        arrived.forEach(one -> batch.bind("attempt", one.score().attempts() + 1)
                .bind("answer", one.answer())
                .bind("now", now)
                .bind("score", one.score().id())
                .add());
        batch.execute();
        ScoreAttempts.add(handle, arrived, now);
    }
}
