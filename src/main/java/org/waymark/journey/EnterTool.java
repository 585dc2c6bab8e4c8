package org.waymark.journey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.waymark.journey.Entry.Start;
import org.waymark.lti.deeplink.DeepLinkingRequests;
import org.waymark.lti.launch.Launch;
import org.waymark.lti.launch.LaunchRejected;
import org.waymark.lti.launch.Role;
import org.waymark.lti.launch.UsedStates;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.RegistrationBook;
import org.waymark.lti.platform.RegistrationId;
import org.waymark.lti.platform.ResourceLink;
import org.waymark.lti.platform.ResourceLinks;
import org.waymark.people.Learner;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.people.TimeZones;
import org.waymark.roster.Members;
import org.waymark.store.Database;

/** Lets a verified launch in: knows or makes the learner, the course and the link, in one transaction. */
public final class EnterTool {
    private final Database database;
    private final UsedStates usedStates = new UsedStates();
    private final TimeZones timeZones = new TimeZones();
    private final Learners learners;
    private final ResourceLinks links;
    private final OpenLink openLink;
    private final TakeOverCourse takeOver;
    private final OpenActivity openActivity;
    private final ShareUsers shareUsers;
    private final Members members;
    private final KeepAddress keepAddress;
    private final LoadRoster loadRoster;
    private final DeepLinkingRequests deepLinkingRequests;
    private final RegistrationBook book;
    private final Cache<LearnerId, RegistrationId> platforms =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final InstantSource clock;

    public EnterTool(
            Database database,
            Learners learners,
            ResourceLinks links,
            OpenLink openLink,
            TakeOverCourse takeOver,
            OpenActivity openActivity,
            ShareUsers shareUsers,
            Members members,
            KeepAddress keepAddress,
            LoadRoster loadRoster,
            DeepLinkingRequests deepLinkingRequests,
            RegistrationBook book,
            InstantSource clock) {
        this.database = database;
        this.learners = learners;
        this.links = links;
        this.openLink = openLink;
        this.takeOver = takeOver;
        this.openActivity = openActivity;
        this.shareUsers = shareUsers;
        this.members = members;
        this.keepAddress = keepAddress;
        this.loadRoster = loadRoster;
        this.deepLinkingRequests = deepLinkingRequests;
        this.book = book;
        this.clock = clock;
    }

    /** @throws LaunchRejected when another launch of the same login came before */
    public Entry enter(Launch launch) throws LaunchRejected {
        Optional<Entry> entry = database.inTransaction(
                handle -> isFirst(handle, launch.login()) ? Optional.of(enter(handle, launch)) : Optional.empty());
        Entry entered = entry.orElseThrow(() -> LaunchRejected.secondUse().of(launch.registration()));
        UUID link = entered.resourceLink();
        if (link != null && entered.start() == Start.ACTIVITY && entered.learns() && !entered.instructor()) {
            loadRoster.askFor(link, launch.subject());
        }
        return entered;
    }

    private boolean isFirst(Handle handle, Launch.Login login) {
        return login.used() || usedStates.add(handle, login.state(), login.expires());
    }

    private Entry enter(Handle handle, Launch launch) {
        Instant now = clock.instant();
        if (launch.has(Role.TEST_USER)) {
            openActivity.noteTestUser(handle, launch.registration().id().value(), launch.subject());
        }
        Learner learner = learners.addOrUpdate(
                handle,
                launch.registration().id().value(),
                launch.subject(),
                launch.name(),
                launch.has(Role.TEST_USER),
                now);
        learner = shareUsers.know(handle, launch.registration(), learner, now);
        if (launch.has(Role.TEST_USER)) {
            openActivity.takeBackOfTestUser(handle, learner.id());
        }
        Launch.Message message = launch.message();
        if (message instanceof Launch.ResourceLinkMessage link) {
            return enterLink(handle, launch, link, learner, now);
        }
        if (message instanceof Launch.SubmissionReviewMessage review) {
            return enterReview(handle, launch, review, learner, now);
        }
        Launch.DeepLinkingMessage request = (Launch.DeepLinkingMessage) message;
        UUID id = deepLinkingRequests.add(
                handle, launch.deployment(), learner.id().value(), request, now);
        return entry(launch, learner, Optional.empty(), Optional.of(id), Start.PICKER, Optional.empty());
    }

    /**
     * The state of the registration that somebody came in by, asked again with every page: one that was switched off
     * ends what is open. Empty for somebody nobody knows.
     */
    public Optional<Registration.State> findState(LearnerId person) {
        RegistrationId platform = platforms.getIfPresent(person);
        if (platform == null) {
            Optional<Learner> learner = database.inTransaction(handle -> learners.find(handle, person));
            if (learner.isEmpty()) {
                return Optional.empty();
            }
            platform = new RegistrationId(learner.get().registrationId());
            platforms.put(person, platform);
        }
        return book.find(platform).map(Registration::state);
    }

    private Entry enterLink(
            Handle handle, Launch launch, Launch.ResourceLinkMessage message, Learner learner, Instant now) {
        ResourceLink link = openLink.open(handle, launch, message, now);
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
        return entry(launch, learner, Optional.of(link), Optional.empty(), start, Optional.empty());
    }

    /** The column's link, and the person as this registration knows them: neither has to be known here yet. */
    private Entry enterReview(
            Handle handle, Launch launch, Launch.SubmissionReviewMessage message, Learner learner, Instant now) {
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
                        handle, launch.registration().id().value(), message.forUser())
                .map(Learner::id);
        return entry(launch, learner, link, Optional.empty(), Start.REVIEW, reviewed);
    }

    private static Entry entry(
            Launch launch,
            Learner learner,
            Optional<ResourceLink> link,
            Optional<UUID> deepLinking,
            Start start,
            Optional<LearnerId> reviewed) {
        return new Entry(
                learner.id(),
                launch.registration().id(),
                link.map(ResourceLink::id).orElse(null),
                deepLinking.orElse(null),
                start,
                OpenLink.page(launch).orElse(null),
                reviewed.orElse(null),
                launch.mayPick(),
                Role.learns(launch.roles()),
                launch.has(Role.ADMINISTRATOR),
                launch.has(Role.ADMINISTRATOR) && launch.registration().programme());
    }
}
