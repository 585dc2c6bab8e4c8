package org.waymark.journey.enter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.journey.enter.Entry.Start;
import org.waymark.journey.roster.KeepAddress;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.Role;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.TimeZones;
import org.waymark.roster.Members;

/** Opens the link that a launch or a review names, with the course around it and who came in. */
final class EnterLink {
    private final TimeZones timeZones = new TimeZones();
    private final Learners learners = new Learners();
    private final ResourceLinks links = new ResourceLinks();
    private final Members members = new Members();
    private final OpenLink openLink;
    private final TakeOverCourse takeOver;
    private final OpenActivity openActivity;
    private final KeepAddress keepAddress;

    EnterLink(OpenLink openLink, TakeOverCourse takeOver, OpenActivity openActivity, KeepAddress keepAddress) {
        this.openLink = openLink;
        this.takeOver = takeOver;
        this.openActivity = openActivity;
        this.keepAddress = keepAddress;
    }

    Entry enter(Handle handle, Launch launch, Launch.ResourceLinkMessage message, Learner learner, Instant now) {
        ResourceLink link = openLink.open(handle, launch, message, now);
        links.markOpened(handle, link.id(), LocalDate.ofInstant(now, ZoneOffset.UTC));
        boolean page = OpenLink.page(launch).isPresent();
        boolean instructor = launch.has(Role.INSTRUCTOR);
        if (instructor) {
            members.addInstructor(handle, link.course(), learner.subject(), learner.name(), now);
        } else if (!page && Role.learns(launch.roles()) && openActivity.open(handle, link.id(), learner, now)) {
            members.addLearner(handle, link.course(), learner.subject(), learner.name(), now);
        }
        keepAddress.ofLaunch(handle, learner.registrationId(), link.course(), learner.subject(), launch.email());
        if (instructor) {
            launch.timeZone().ifPresent(zone -> timeZones.mark(handle, learner.id(), zone));
        }
        boolean asks = instructor && takeOver.question(handle, link).isPresent();
        Start start = asks ? Start.COPIED_COURSE : page ? Start.PAGE : Start.ACTIVITY;
        return Entry.of(launch, learner, Optional.of(link), Optional.empty(), start, Optional.empty());
    }

    /** The column's link, and the person as this registration knows them: neither has to be known here yet. */
    Entry review(Handle handle, Launch launch, Launch.SubmissionReviewMessage message, Learner learner, Instant now) {
        Launch.ResourceLinkMessage named = message.link();
        Optional<ResourceLink> ofColumn = links.findByColumn(
                handle,
                launch.deployment().id(),
                launch.inCourse().map(Launch.Course::id).orElse(null),
                message.lineitem());
        // A review that does not say what it shows is the column's, where several links have the id that it names.
        boolean byColumn = named != null
                && !OpenLink.isSaid(launch)
                && ofColumn.map(ResourceLink::resourceLinkId)
                        .filter(named.id()::equals)
                        .isPresent();
        Optional<ResourceLink> link =
                named == null || byColumn ? ofColumn : Optional.of(openLink.open(handle, launch, named, now));
        Optional<LearnerId> reviewed = learners.find(
                        handle, launch.registration().id(), message.forUser())
                .map(Learner::id);
        return Entry.of(launch, learner, link, Optional.empty(), Start.REVIEW, reviewed);
    }
}
