package org.waymark.journey.roster;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ResourceLinkId;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.platform.Registrations;
import org.waymark.lti.service.Memberships;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.roster.LinkMemberships;
import org.waymark.roster.RosterLoad;
import org.waymark.roster.RosterLoads;
import org.waymark.work.Instance;
import org.waymark.work.WorkQueue;

/**
 * Reads who may open an activity (NRPS 2.0, 3.3: {@code rlid}), beside the list of the course: a platform that restricts
 * the activity to a group names those only. A platform that knows no such list, or whose list makes no sense, restricts
 * nobody. Who has left the course is told by the course's own list alone.
 */
public final class LoadLinkMemberships {
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);
    /** The time until a platform that refused is asked again: it may have been brought up to date. */
    private static final Duration AFTER_REFUSAL = Duration.ofDays(1);

    /** Limits the time of one reading, because it holds a thread. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final Duration TURN = Duration.ofSeconds(2);
    private static final int AT_ONCE = 2;
    private static final int MOST_PEOPLE = 50_000;

    private final Instance instance;
    private final ResourceLinks links = new ResourceLinks();
    private final Registrations registrations = new Registrations();
    private final Memberships memberships;
    private final RosterLoads loads = new RosterLoads();
    private final LinkMemberships linkMemberships = new LinkMemberships();
    private final WorkQueue.Kind kind;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    LoadLinkMemberships(Instance instance, Memberships memberships) {
        this.instance = instance;
        this.memberships = memberships;
        this.kind = instance.work().kind("load-link-memberships", id -> attempt(ResourceLinkId.of(id)));
    }

    /** Lets the list be read when it is old and the platform may have one. Quick. */
    void keepFresh(Handle handle, ResourceLink link) {
        Instant now = instance.now();
        if (first(link).isPresent() && linkMemberships.isDue(handle, link.id(), now)) {
            kind.addIfMissing(handle, link.id().toString(), now);
        }
    }

    boolean isRestricted(Handle handle, ResourceLink link) {
        return linkMemberships.isRestricted(handle, link.id());
    }

    /** Reads it once more. */
    public void again(ResourceLinkId resourceLink) {
        instance.useTransaction(handle -> {
            linkMemberships.markDue(handle, resourceLink, instance.now());
            keepFresh(handle, links.find(handle, resourceLink).orElseThrow());
        });
        instance.work().wake();
    }

    /**
     * Returns the first address of the list; empty where there is no course apart from the link, or no id of the link
     * alone.
     */
    private static Optional<URI> first(ResourceLink link) {
        URI list = link.membershipsUrl();
        return link.context() == null || list == null
                ? Optional.empty()
                : link.ownId().flatMap(id -> Memberships.firstPageOfLink(list, id));
    }

    private Optional<Instant> attempt(ResourceLinkId resourceLink) {
        if (!turns.tryAcquire()) {
            return Optional.of(instance.now().plus(TURN));
        }
        try {
            ResourceLink link = instance.inTransaction(handle -> links.find(handle, resourceLink))
                    .orElseThrow();
            Registration registration = instance.inTransaction(
                            handle -> registrations.find(handle, link.registration()))
                    .orElseThrow();
            // What the list leaves out is seen beside that of the course.
            boolean early = instance.inTransaction(handle -> loads.find(handle, link.course()))
                    .filter(RosterLoad::underWay)
                    .isPresent();
            if (early) {
                return Optional.of(instance.now().plus(TURN));
            }
            Optional<URI> first = first(link);
            return first.isPresent() && registration.active()
                    ? read(link, registration, first.get())
                    : Optional.empty();
        } finally {
            turns.release();
        }
    }

    /** @return when to try again, where it was not this platform's turn */
    private Optional<Instant> read(ResourceLink link, Registration registration, URI first) {
        Optional<Set<String>> people;
        try {
            people = people(registration, first);
        } catch (ServiceFailure e) {
            if (e.kind() == ServiceFailure.Kind.LATER) {
                return Optional.of(instance.now().plus(e.retryAfter().orElse(TURN)));
            }
            boolean refused =
                    e.kind() == ServiceFailure.Kind.LOOKS_FINAL || e.kind() == ServiceFailure.Kind.NOT_GRANTED;
            instance.useTransaction(handle -> {
                if (refused) {
                    linkMemberships.markUnrestricted(
                            handle, link.id(), instance.now().plus(AFTER_REFUSAL));
                } else {
                    linkMemberships.markDue(handle, link.id(), instance.now().plus(AFTER_FAILURE));
                }
            });
            return Optional.empty();
        }
        Instant next = instance.now().plus(FRESH);
        instance.useTransaction(handle -> {
            // Holds the link's list, which an erasure holds too: it comes before or after.
            linkMemberships.markUnrestricted(handle, link.id(), next);
            people.ifPresent(all -> {
                Set<String> kept = new HashSet<>(all);
                kept.removeAll(instance.erased().list(handle, registration.id(), all));
                linkMemberships.put(handle, link.id(), link.course(), kept, next);
            });
        });
        return Optional.empty();
    }

    /** Returns the people on the list; empty when it has no end, nobody on it, or somebody who cannot be read. */
    private Optional<Set<String>> people(Registration registration, URI first) throws ServiceFailure {
        Instant end = instance.now().plus(LONGEST);
        Set<String> people = new HashSet<>();
        Set<URI> met = new HashSet<>();
        Optional<URI> next = Optional.of(first);
        while (next.isPresent()) {
            if (!met.add(next.get())
                    || people.size() > MOST_PEOPLE
                    || instance.now().isAfter(end)) {
                return Optional.empty();
            }
            Memberships.Page page = memberships.read(registration, next.get());
            if (page.astray() || page.nameless() > 0) {
                return Optional.empty();
            }
            page.members().forEach(member -> people.add(member.userId()));
            next = page.next();
            // A platform without paging may cut its list where we asked for pages of that length.
            if (next.isEmpty() && met.size() == 1 && page.members().size() == Memberships.PAGE) {
                return Optional.empty();
            }
        }
        return Optional.of(people).filter(all -> !all.isEmpty());
    }
}
