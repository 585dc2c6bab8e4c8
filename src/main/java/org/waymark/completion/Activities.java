package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/** Activities, and who waits for an instructor's approval in them. */
public final class Activities {

    /** A learner who says that the course is complete and waits for an instructor. */
    public record ApprovalRequest(LearnerId learner, Instant askedAt) {}

    public Optional<Activity> find(Handle handle, UUID resourceLink) {
        return handle.createQuery("select run from activity where resource_link_id = :link")
                .bind("link", resourceLink)
                .map((row, context) -> new Activity(resourceLink, new RunId(row.getString("run"))))
                .findOne();
    }

    /**
     * Sets an activity up, the first time only.
     *
     * @return false when it was set up before, which stays as it is
     */
    public boolean add(Handle handle, Activity activity, Instant now) {
        return handle.createUpdate("""
                                insert into activity (resource_link_id, run, chosen_at)
                                values (:link, :run, :now) on conflict do nothing
                                """)
                        .bind("link", activity.resourceLink())
                        .bind("run", activity.run().value())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /**
     * Remembers that a learner opened the activity.
     *
     * @return whether it was the first time
     */
    public boolean addParticipant(Handle handle, UUID resourceLink, LearnerId learner, Instant now) {
        return handle.createUpdate("""
                                insert into participant (resource_link_id, learner_id, first_seen_at)
                                values (:link, :learner, :now) on conflict do nothing
                                """)
                        .bind("link", resourceLink)
                        .bind("learner", learner.value())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** The activities of a run that a learner has opened, or was told of or decided about in. */
    public List<UUID> listOf(Handle handle, LearnerId learner, RunId run) {
        return list(handle, learner, run, "");
    }

    /** Those of them in which the run's rule decides, since they have none of their own or the run's is locked. */
    public List<UUID> listByRunsRule(Handle handle, LearnerId learner, RunId run) {
        return list(
                handle,
                learner,
                run,
                " and not exists (select 1 from completion_rule own"
                        + " where own.resource_link_id = activity.resource_link_id"
                        + " and not exists (select 1 from rule_lock where rule_lock.run = activity.run))");
    }

    private static List<UUID> list(Handle handle, LearnerId learner, RunId run, String also) {
        return handle.createQuery("""
                        select activity.resource_link_id from (
                          select resource_link_id from participant where learner_id = :learner
                          union select resource_link_id from award where learner_id = :learner and run = :run
                          union select resource_link_id from completion where learner_id = :learner and run = :run
                        ) place
                        join activity on activity.resource_link_id = place.resource_link_id
                        where activity.run = :run""" + also + " order by activity.resource_link_id")
                .bind("learner", learner.value())
                .bind("run", run.value())
                .mapTo(UUID.class)
                .list();
    }

    public boolean isParticipant(Handle handle, UUID resourceLink, LearnerId learner) {
        return handle.createQuery("""
                        select 1 from participant where resource_link_id = :link and learner_id = :learner
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    public List<LearnerId> listParticipants(Handle handle, UUID resourceLink) {
        return handle.createQuery("select learner_id from participant where resource_link_id = :link")
                .bind("link", resourceLink)
                .map((row, context) -> new LearnerId(row.getObject("learner_id", UUID.class)))
                .list();
    }

    public void addRequest(Handle handle, UUID resourceLink, LearnerId learner, Instant now) {
        handle.createUpdate("""
                        insert into approval_request (resource_link_id, learner_id, asked_at)
                        values (:link, :learner, :now) on conflict do nothing
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner.value())
                .bind("now", now)
                .execute();
    }

    public boolean hasRequest(Handle handle, UUID resourceLink, LearnerId learner) {
        return handle.createQuery("""
                                select count(*) from approval_request
                                where resource_link_id = :link and learner_id = :learner
                                """)
                        .bind("link", resourceLink)
                        .bind("learner", learner.value())
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    public List<ApprovalRequest> listRequests(Handle handle, UUID resourceLink) {
        return handle.createQuery("""
                        select learner_id, asked_at from approval_request where resource_link_id = :link order by asked_at
                        """)
                .bind("link", resourceLink)
                .map((row, context) -> new ApprovalRequest(
                        new LearnerId(row.getObject("learner_id", UUID.class)),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }

    /** @return false when there is no such request: an approval needs one */
    public boolean removeRequest(Handle handle, UUID resourceLink, LearnerId learner) {
        return handle.createUpdate(
                                "delete from approval_request where resource_link_id = :link and learner_id = :learner")
                        .bind("link", resourceLink)
                        .bind("learner", learner.value())
                        .execute()
                == 1;
    }
}
