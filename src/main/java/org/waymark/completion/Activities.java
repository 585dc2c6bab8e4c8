package org.waymark.completion;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;

/** Activities, and who waits for an instructor's approval in them. */
public final class Activities {

    /** A learner who says that the course is complete and waits for an instructor. */
    public record ApprovalRequest(LearnerId learner, Instant askedAt) {}

    public Optional<Activity> find(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery(
                        "select resource_link_id as resource_link, run from activity where resource_link_id = :link")
                .bind("link", resourceLink)
                .mapTo(Activity.class)
                .findOne();
    }

    /** Counts the activities of courses that stand for a run. */
    public long countOf(Handle handle, RunId run) {
        return handle.createQuery("select count(*) from activity where run = :run")
                .bind("run", run)
                .mapTo(Long.class)
                .one();
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
                        .bind("run", activity.run())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /**
     * Lets an activity follow the rule of the one that it is a copy of, or of the one that this follows itself.
     *
     * @param dates whether the first and last day hold too, as they do within one course
     */
    public void markCopy(Handle handle, ResourceLinkId resourceLink, ResourceLinkId origin, boolean dates) {
        handle.createUpdate("""
                        update activity set origin_id = :origin, origin_dates = :dates
                        where resource_link_id = :link and resource_link_id <> :origin
                        """)
                .bind("origin", findFollowed(handle, origin).orElse(origin))
                .bind("dates", dates)
                .bind("link", resourceLink)
                .execute();
    }

    /** Ends that activities follow others, because their instructor said so. */
    public void markNoCopies(Handle handle, CourseId context) {
        handle.createUpdate("""
                        update activity set origin_id = null where origin_id is not null and not origin_dates
                          and resource_link_id in (select id from resource_link where context_id = :context)
                        """).bind("context", context).execute();
    }

    /** The activity that one follows, as long as no rule of its own is set. */
    public Optional<ResourceLinkId> findFollowed(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery("""
                        select origin_id from activity where resource_link_id = :link and origin_id is not null
                          and not exists (select 1 from completion_rule own where own.resource_link_id = :link)
                        """)
                .bind("link", resourceLink)
                .mapTo(ResourceLinkId.class)
                .findOne();
    }

    /**
     * The first activity of a run that was picked under a name, apart from one link; copies carry the name on.
     *
     * @param context the course to look in; null for all courses of the deployment
     */
    public Optional<ResourceLinkId> findOfItem(Handle handle, ResourceLinkId resourceLink, @Nullable CourseId context) {
        return handle.createQuery("""
                        select other.id from resource_link here
                        join activity own on own.resource_link_id = here.id
                        join resource_link other on other.item = here.item and other.deployment_id = here.deployment_id
                        join activity on activity.resource_link_id = other.id and activity.run = own.run
                        where here.id = :link and other.id <> here.id
                        """ + (context == null ? "" : " and other.context_id = :context")
                        + " order by other.created_at, other.id fetch first 1 rows only")
                .bind("link", resourceLink)
                .bindMap(context == null ? Map.of() : Map.of("context", context))
                .mapTo(ResourceLinkId.class)
                .findOne();
    }

    /**
     * Remembers that a learner opened the activity.
     *
     * @return whether it was the first time
     */
    public boolean addParticipant(Handle handle, ResourceLinkId resourceLink, LearnerId learner, Instant now) {
        return handle.createUpdate("""
                                insert into participant (resource_link_id, learner_id, first_seen_at)
                                values (:link, :learner, :now) on conflict do nothing
                                """)
                        .bind("link", resourceLink)
                        .bind("learner", learner)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** The activities of a run that a learner has opened, or was told of or decided about in. */
    public List<ResourceLinkId> listOf(Handle handle, LearnerId learner, RunId run) {
        return list(handle, learner, run, "");
    }

    /**
     * Lists those activities of a learner in which the run's rule decides, since they have none of their own and follow
     * none, or the run's is locked.
     */
    public List<ResourceLinkId> listByRunsRule(Handle handle, LearnerId learner, RunId run) {
        return list(
                handle,
                learner,
                run,
                " and not exists (select 1 from completion_rule own"
                        + " where own.resource_link_id in (activity.resource_link_id, activity.origin_id)"
                        + " and not exists (select 1 from rule_lock where rule_lock.run = activity.run))");
    }

    private static List<ResourceLinkId> list(Handle handle, LearnerId learner, RunId run, String also) {
        return handle.createQuery("""
                        select activity.resource_link_id from (
                          select resource_link_id from participant where learner_id = :learner
                          union select resource_link_id from award where learner_id = :learner and run = :run
                          union select resource_link_id from completion where learner_id = :learner and run = :run
                        ) place
                        join activity on activity.resource_link_id = place.resource_link_id
                        where activity.run = :run""" + also + " order by activity.resource_link_id")
                .bind("learner", learner)
                .bind("run", run)
                .mapTo(ResourceLinkId.class)
                .list();
    }

    /** The one run that all activities of a course of a platform stand for; empty where there is none, or several. */
    public Optional<RunId> findRunOfCourse(Handle handle, RegistrationId registration, String contextId) {
        List<RunId> runs = handle.createQuery("""
                        select distinct activity.run from activity
                        join resource_link link on link.id = activity.resource_link_id
                        join context on context.id = link.context_id
                        join deployment on deployment.id = context.deployment_id
                        where deployment.registration_id = :registration and context.context_id = :context
                        """)
                .bind("registration", registration)
                .bind("context", contextId)
                .mapTo(RunId.class)
                .list();
        return runs.size() == 1 ? Optional.of(runs.get(0)) : Optional.empty();
    }

    public boolean isParticipant(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return handle.createQuery("""
                        select 1 from participant where resource_link_id = :link and learner_id = :learner
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    public List<LearnerId> listParticipants(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery("select learner_id from participant where resource_link_id = :link")
                .bind("link", resourceLink)
                .mapTo(LearnerId.class)
                .list();
    }

    public void addRequest(Handle handle, ResourceLinkId resourceLink, LearnerId learner, Instant now) {
        handle.createUpdate("""
                        insert into approval_request (resource_link_id, learner_id, asked_at)
                        values (:link, :learner, :now) on conflict do nothing
                        """)
                .bind("link", resourceLink)
                .bind("learner", learner)
                .bind("now", now)
                .execute();
    }

    /** Since when a learner waits for an instructor's approval. */
    public Optional<Instant> findRequest(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return handle.createQuery(
                        "select asked_at from approval_request where resource_link_id = :link and learner_id = :learner")
                .bind("link", resourceLink)
                .bind("learner", learner)
                .mapTo(Instant.class)
                .findOne();
    }

    public List<ApprovalRequest> listRequests(Handle handle, ResourceLinkId resourceLink) {
        return handle.createQuery("""
                        select learner_id as learner, asked_at from approval_request where resource_link_id = :link order by asked_at
                        """)
                .bind("link", resourceLink)
                .mapTo(ApprovalRequest.class)
                .list();
    }

    /** @return false when there is no such request: an approval needs one */
    public boolean removeRequest(Handle handle, ResourceLinkId resourceLink, LearnerId learner) {
        return handle.createUpdate(
                                "delete from approval_request where resource_link_id = :link and learner_id = :learner")
                        .bind("link", resourceLink)
                        .bind("learner", learner)
                        .execute()
                == 1;
    }
}
