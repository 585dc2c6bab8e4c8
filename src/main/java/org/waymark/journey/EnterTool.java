package org.waymark.journey;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.completion.Activities;
import org.waymark.completion.Activity;
import org.waymark.learning.Catalogue;
import org.waymark.learning.RunId;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.Role;
import org.waymark.lti.platform.ResourceLink;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.passback.DeliveryQueue;
import org.waymark.passback.Score;
import org.waymark.passback.ScoreRows;
import org.waymark.people.Learner;
import org.waymark.people.Learners;
import org.waymark.roster.Members;
import org.waymark.store.Database;

/** Lets a verified launch in: knows or makes the learner, the course and the link, in one transaction. */
public final class EnterTool {
    /** The custom parameter that names the run of a deep-linked activity; it survives a course copy. */
    public static final String RUN = "waymark_run";

    private final Database database;
    private final Learners learners;
    private final ResourceLinks links;
    private final Activities activities;
    private final Catalogue catalogue;
    private final OpenActivity openActivity;
    private final Members members;
    private final DeepLinkingRequests deepLinkingRequests;
    private final ScoreRows scores;
    private final DeliveryQueue queue;
    private final InstantSource clock;

    public EnterTool(
            Database database,
            Learners learners,
            ResourceLinks links,
            Activities activities,
            Catalogue catalogue,
            OpenActivity openActivity,
            Members members,
            DeepLinkingRequests deepLinkingRequests,
            ScoreRows scores,
            DeliveryQueue queue,
            InstantSource clock) {
        this.database = database;
        this.learners = learners;
        this.links = links;
        this.activities = activities;
        this.catalogue = catalogue;
        this.openActivity = openActivity;
        this.members = members;
        this.deepLinkingRequests = deepLinkingRequests;
        this.scores = scores;
        this.queue = queue;
        this.clock = clock;
    }

    public Entry enter(Launch launch) {
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            Learner learner = learners.addOrUpdate(
                    handle,
                    launch.registration().id().value(),
                    launch.subject(),
                    launch.name(),
                    launch.has(Role.TEST_USER),
                    now);
            Launch.Message message = launch.message();
            if (message instanceof Launch.ResourceLinkMessage link) {
                UUID id = enterLink(handle, launch, link, learner, now);
                return entry(launch, learner, id, null);
            }
            Launch.DeepLinkingMessage request = (Launch.DeepLinkingMessage) message;
            UUID id = deepLinkingRequests.add(
                    handle, launch.deployment(), learner.id().value(), request, now);
            return entry(launch, learner, null, id);
        });
    }

    private UUID enterLink(
            Handle handle, Launch launch, Launch.ResourceLinkMessage message, Learner learner, Instant now) {
        ResourceLinks.Seen seen = new ResourceLinks.Seen(
                launch.deployment().id(),
                message.id(),
                message.title(),
                launch.inCourse().map(Launch.Course::id).orElse(null),
                launch.inCourse().map(Launch.Course::label).orElse(null),
                launch.inCourse().map(Launch.Course::title).orElse(null),
                launch.services().lineitem(),
                launch.services().lineitems(),
                launch.services().scopes(),
                launch.services().membershipsUrl());
        ResourceLinks.Launched launched = links.addOrUpdate(handle, seen, now);
        ResourceLink link = launched.link();
        if (launched.changed()) {
            // What waited for a change in the LMS may go now.
            for (Score score : scores.listFailing(handle, link.id())) {
                scores.markQueued(handle, score, now);
                queue.add(handle, score.id());
            }
        }
        setUp(handle, launch, link, now);
        if (launch.has(Role.INSTRUCTOR)) {
            members.addInstructor(handle, link.course(), learner.subject(), learner.name(), now);
        } else if (openActivity.open(handle, link.id(), learner, now)) {
            members.addLearner(handle, link.course(), learner.subject(), learner.name(), now);
        }
        return link.id();
    }

    private void setUp(Handle handle, Launch launch, ResourceLink link, Instant now) {
        String run = launch.custom().get(RUN);
        if (run != null
                && run.length() <= 150
                && activities.find(handle, link.id()).isEmpty()) {
            catalogue
                    .findRun(handle, new RunId(run))
                    .ifPresent(entry -> activities.add(
                            handle, new Activity(link.id(), entry.run().id()), now));
        }
    }

    private static Entry entry(Launch launch, Learner learner, @Nullable UUID link, @Nullable UUID deepLinking) {
        return new Entry(
                learner.id(),
                launch.registration().id(),
                link,
                deepLinking,
                launch.has(Role.INSTRUCTOR),
                launch.has(Role.ADMINISTRATOR),
                launch.has(Role.ADMINISTRATOR) && launch.registration().programme());
    }
}
