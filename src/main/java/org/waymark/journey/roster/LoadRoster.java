package org.waymark.journey.roster;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;
import org.waymark.journey.award.ReleaseWaiting;
import org.waymark.language.Message;
import org.waymark.language.Messages;
import org.waymark.lti.launch.Role;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.AddressRule;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.Memberships;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.roster.Listed;
import org.waymark.roster.Members;
import org.waymark.roster.RosterLoad;
import org.waymark.roster.RosterLoads;
import org.waymark.roster.RosterWaits;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * Reads who is in a course (NRPS 2.0), page by page and apart from every launch and page. Each page is kept in a
 * transaction of its own, so a reading that dies goes on where it was. Only a reading that came to the end of the list
 * tells who has left.
 */
public final class LoadRoster {
    private static final Messages MESSAGES = Messages.of(LoadRoster.class);

    private static final Duration FRESH = Duration.ofMinutes(15);
    /** The time until the list is read again for a learner who came in after it was read, and whom it did not name. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration SWEEP = Duration.ofSeconds(15);
    /** The intervals at which the list is read for a learner who waits: at first, later, and how long at all. */
    private static final Duration OFTEN = Duration.ofMinutes(1);

    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(14);
    /** The time for which it reads on before other work, and the end of the process, have their turn. */
    private static final Duration TURN = Duration.ofSeconds(3);

    private static final int MOST_FAILURES = 5;
    /** More than any course has: a list that goes on after that has no end. */
    private static final int MOST_PAGES = 5_000;

    private static final int LONGEST_ADDRESS = 2_000;

    private final Instance instance;
    private final ResourceLinks links = new ResourceLinks();
    private final Registrations registrations = new Registrations();
    private final Memberships memberships;
    private final Members members = new Members();
    private final KeepAddress keepAddress;
    private final RosterLoads loads = new RosterLoads();
    private final RosterWaits waits = new RosterWaits();
    private final ReleaseWaiting releaseWaiting;
    private final WorkQueue.Kind kind;

    LoadRoster(Instance instance, Memberships memberships, KeepAddress keepAddress, ReleaseWaiting releaseWaiting) {
        this.instance = instance;
        this.memberships = memberships;
        this.keepAddress = keepAddress;
        this.releaseWaiting = releaseWaiting;
        this.kind = instance.work().kind("load-roster", id -> attempt(CourseId.of(id)));
        instance.work().every("look-for-who-waits", SWEEP, this::lookForWhoWaits);
    }

    /** Reads the list once more, unless that is under way or the platform offers none. */
    public void again(ResourceLinkId resourceLink) {
        instance.useTransaction(handle -> {
            ResourceLink link = links.find(handle, resourceLink).orElseThrow();
            begin(handle, link, loads.find(handle, link.course()).orElse(null));
        });
        instance.work().wake();
    }

    /** Begins a reading when the last one is old. Called for every page that shows the list, and quick. */
    public void keepFresh(Handle handle, ResourceLink link) {
        RosterLoad last = loads.find(handle, link.course()).orElse(null);
        Instant now = instance.now();
        if (last != null && last.underWay()) {
            // The work of a reading may have ended in the moment in which the reading began: it is missed here.
            kind.addIfMissing(handle, link.course().toString(), now);
        } else if (last == null || last.started().plus(FRESH).isBefore(now)) {
            begin(handle, link, last);
        }
    }

    /** Begins a reading when a learner came in whom the list does not name yet, so that a badge need not wait for it. */
    public void askFor(ResourceLinkId resourceLink, String subject) {
        boolean begun = instance.inTransaction(handle -> links.find(handle, resourceLink)
                .filter(link -> link.membershipsUrl() != null)
                .filter(link -> !members.isListedLearner(handle, link.course(), subject))
                .map(link -> beginFor(handle, link, subject))
                .orElse(false));
        if (begun) {
            instance.work().wake();
        }
    }

    private boolean beginUnlessRecent(Handle handle, ResourceLink link, Duration pause) {
        RosterLoad last = loads.find(handle, link.course()).orElse(null);
        if (last != null && (last.underWay() || last.started().plus(pause).isAfter(instance.now()))) {
            return false;
        }
        begin(handle, link, last);
        return true;
    }

    private boolean beginFor(Handle handle, ResourceLink link, String subject) {
        RosterLoad last = loads.find(handle, link.course()).orElse(null);
        if (last != null
                && rests(
                        last.started(),
                        last.finished(),
                        waits.contains(handle, link.course(), subject)
                                ? null
                                : members.findAdded(handle, link.course(), subject)
                                        .orElse(null),
                        instance.now())) {
            return false;
        }
        begin(handle, link, last);
        return true;
    }

    /**
     * Tells whether the list need not be read for a learner whom it does not name: it is being read, or was a moment ago, or
     * lately after the learner came in. Who is not on it then is not on it a moment later either.
     *
     * @param started when the list was read last; null for never
     * @param finished null while it is read
     * @param added when the course came to know the learner; null when it does not, or the learner waits for the list
     */
    public static boolean rests(
            @Nullable Instant started, @Nullable Instant finished, @Nullable Instant added, Instant now) {
        if (started == null) {
            return false;
        }
        boolean since = added != null && !started.isBefore(added);
        return finished == null || started.plus(since ? FRESH : SOON).isAfter(now);
    }

    /**
     * Releases learners who need not wait any more, and reads the list again for the others: often at first, then
     * seldom, and not for ever.
     */
    private void lookForWhoWaits() {
        Instant now = instance.now();
        for (RosterWaits.Course course : instance.inTransaction(waits::listCourses)) {
            releaseWaiting.releaseAll(course.id());
            if (course.newest().plus(PATIENCE).isBefore(now)) {
                continue;
            }
            Duration pause = course.newest().plus(FRESH).isAfter(now) ? OFTEN : SELDOM;
            boolean begun = instance.inTransaction(handle -> links.find(handle, course.resourceLink())
                    .map(link -> beginUnlessRecent(handle, link, pause))
                    .orElse(false));
            if (begun) {
                instance.work().wake();
            }
        }
    }

    private void begin(Handle handle, ResourceLink link, @Nullable RosterLoad last) {
        URI list = link.membershipsUrl();
        if (list == null || (last != null && last.underWay())) {
            return;
        }
        if (loads.add(handle, link.course(), link.id(), Memberships.firstPage(list), last, instance.now())) {
            kind.add(handle, link.course().toString());
        }
    }

    private Optional<Instant> attempt(CourseId course) {
        Instant until = instance.now().plus(TURN);
        while (instance.now().isBefore(until)) {
            Optional<RosterLoad> load = instance.inTransaction(handle -> loads.find(handle, course));
            if (load.isEmpty() || !load.get().underWay()) {
                return Optional.empty();
            }
            Optional<Instant> later = readPage(load.get());
            releaseWaiting.releaseAll(course);
            if (later.isPresent()) {
                return later;
            }
        }
        return Optional.of(instance.now());
    }

    /** @return when to try this page again; empty when it was read, or will not be */
    private Optional<Instant> readPage(RosterLoad load) {
        Registration registration = instance.inTransaction(handle -> registrations
                .find(handle, links.find(handle, load.link()).orElseThrow().registration())
                .orElseThrow());
        if (registration.state() != Registration.State.ACTIVE) {
            instance.useTransaction(handle -> end(handle, load, MESSAGES.message("list.off"), instance.now()));
            return Optional.empty();
        }
        try {
            Memberships.Page page = memberships.read(registration, load.next());
            instance.useTransaction(handle -> keep(handle, registration, load, page));
            return Optional.empty();
        } catch (ServiceFailure e) {
            return instance.inTransaction(handle -> fail(handle, load, e));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // Something in the platform's answer that no check foresaw: shown, and tried again a few times.
            return instance.inTransaction(
                    handle -> fail(handle, load, MESSAGES.message("list.not-understood"), false, Optional.empty()));
        }
    }

    private void keep(Handle handle, Registration registration, RosterLoad load, Memberships.Page page) {
        Instant now = instance.now();
        URI next = page.next().orElse(load.next());
        boolean tooLong = next.toString().length() > LONGEST_ADDRESS;
        if (!loads.markPage(handle, load, tooLong ? load.next() : next)) {
            return;
        }
        AddressRule rule = keepAddress.rule(handle, registration.id());
        Set<String> erased = instance.erased()
                .list(
                        handle,
                        registration.id(),
                        page.members().stream().map(Memberships.Member::userId).toList());
        List<Listed> listed = page.members().stream()
                .filter(member -> !erased.contains(member.userId()))
                .map(member -> listed(member, keepAddress.kept(rule, registration.id(), member.email())))
                .toList();
        int fresh = members.addListed(handle, load.course(), load.number(), listed, now);
        loads.markPeople(handle, load, fresh, page.nameless());
        if (page.astray() || tooLong) {
            end(handle, load, MESSAGES.message("list.astray"), now);
        } else if (page.next().isEmpty() && load.pages() == 0 && page.members().size() == Memberships.PAGE) {
            // A platform without paging may cut its list where we asked for pages of that length.
            end(handle, load, MESSAGES.message("list.cut", "people", Memberships.PAGE), now);
        } else if (page.next().isEmpty() && load.nameless() + page.nameless() > 0) {
            end(handle, load, MESSAGES.message("list.nameless"), now);
        } else if (page.next().isEmpty()) {
            members.markGone(handle, load.course(), load.number(), load.started());
            waits.markMissed(handle, load.course());
            loads.markWhole(handle, load, now);
        } else if ((fresh == 0 && !listed.isEmpty()) || next.toString().equals(load.met())) {
            end(handle, load, MESSAGES.message("list.circle"), now);
        } else if (load.pages() + 1 >= MOST_PAGES) {
            end(handle, load, MESSAGES.message("list.endless", "pages", MOST_PAGES), now);
        }
    }

    private void end(Handle handle, RosterLoad load, Message why, Instant now) {
        loads.markFailure(handle, load, why, now);
    }

    private Optional<Instant> fail(Handle handle, RosterLoad load, ServiceFailure failure) {
        return failure.kind() == ServiceFailure.Kind.LATER
                ? Optional.of(instance.now().plus(failure.retryAfter().orElse(TURN)))
                : fail(
                        handle,
                        load,
                        failure.sentence(),
                        failure.kind() == ServiceFailure.Kind.NOT_GRANTED,
                        failure.retryAfter());
    }

    private Optional<Instant> fail(
            Handle handle, RosterLoad load, Message why, boolean lasting, Optional<Duration> wanted) {
        Instant now = instance.now();
        boolean over = lasting || load.failures() + 1 >= MOST_FAILURES;
        loads.markFailure(handle, load, why, over ? now : null);
        Duration pause = wanted.orElse(Duration.ofSeconds(1L << load.failures()));
        return over ? Optional.empty() : Optional.of(now.plus(pause));
    }

    private static Listed listed(Memberships.Member member, KeepAddress.Kept address) {
        return new Listed(
                member.userId(),
                member.name(),
                address.hash(),
                address.plain(),
                member.sourcedid(),
                member.username(),
                Role.learns(Role.read(member.roles())),
                member.active());
    }
}
