package org.waymark.passback;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Messages;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinks;
import org.waymark.lti.payload.LineItemPayload;
import org.waymark.lti.payload.ReviewPayload;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;
import org.waymark.lti.service.LineItems;
import org.waymark.lti.service.ServiceFailure;
import org.waymark.store.Database;

/**
 * The gradebook columns of a link, by tag: its own, which the platform may have made with it, and those that its rule
 * asks for beside it. Each is made once, whoever needs it first. Safe for many threads.
 */
final class GradeColumns {
    /** Longer than looking for a column and making one can take at the slowest. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    /** The latest time within the lease at which a column may still be made. */
    private static final Duration LATEST_START = Duration.ofSeconds(25);

    private static final Messages MESSAGES = Messages.of(GradeColumns.class);

    private static final Duration AFTER_LOST_ANSWER = Duration.ofSeconds(10);

    private final Database database;
    private final ResourceLinks links = new ResourceLinks();
    private final FurtherColumns further = new FurtherColumns();
    private final LineItems lineItems;
    private final URI launchUri;
    private final InstantSource clock;

    GradeColumns(Database database, LineItems lineItems, URI launchUri, InstantSource clock) {
        this.database = database;
        this.lineItems = lineItems;
        this.launchUri = launchUri;
        this.clock = clock;
    }

    /** The column to send to: the one that is known, else the one that is found, else a new one. */
    URI get(Registration registration, ResourceLink link, String tag, double maximum, Optional<URI> known)
            throws ServiceFailure {
        if (link.hasOneGrade() && !(isOwn(tag) && link.ownsId())) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.NOT_GRANTED,
                    isOwn(tag) ? MESSAGES.message("column.other-has-it") : MESSAGES.message("column.one-grade"));
        }
        if (known.isPresent()) {
            return known.get();
        }
        URI lineitems = link.lineitems();
        if (lineitems == null || !link.canSend(Scope.LINE_ITEM)) {
            throw new ServiceFailure(
                    ServiceFailure.Kind.NOT_GRANTED,
                    isOwn(tag) ? MESSAGES.message("column.none") : MESSAGES.message("column.no-further"));
        }
        Optional<URI> found = find(registration, link, tag, lineitems);
        URI column = found.isPresent() ? found.get() : add(registration, link, tag, maximum, lineitems);
        database.useTransaction(handle -> {
            if (isOwn(tag)) {
                links.markColumn(handle, link.id(), column);
            } else {
                further.mark(handle, link.id(), tag, column);
            }
        });
        return column;
    }

    /** A column that cannot be looked for again is kept: the platform may have said 404 in passing. */
    void forgetGone(Handle handle, ResourceLink link, String tag) {
        if (link.lineitems() == null || !link.canSend(Scope.LINE_ITEM)) {
            return;
        }
        if (isOwn(tag)) {
            link.column().ifPresent(gone -> links.markColumnGone(handle, link.id(), gone));
        } else {
            further.markGone(handle, link.id(), tag);
        }
    }

    private static boolean isOwn(String tag) {
        return tag.equals(Score.COMPLETION_TAG);
    }

    /** The column that the platform has for the link already: the link's own, or one of no link, but of our name. */
    private Optional<URI> find(Registration registration, ResourceLink link, String tag, URI columns)
            throws ServiceFailure {
        if (link.ownId().isPresent()) {
            Optional<URI> own =
                    lineItems.find(registration, columns, link.ownId().get(), tag, isOwn(tag));
            if (own.isPresent()) {
                return own;
            }
        }
        List<URI> unlinked = lineItems.listWithoutLink(registration, columns, link.columnName(), tag);
        return database.inTransaction(handle -> unlinked.stream()
                .filter(column -> !links.hasOther(handle, link, column))
                .findFirst());
    }

    /**
     * Makes the column under a lease, so that two deliveries never make two. Within the lease it is looked for once
     * more, because another delivery may have made it since; after a lost answer the lease stays for a while, so that a
     * platform that is still at work has made it before it is looked for again.
     */
    private URI add(Registration registration, ResourceLink link, String tag, double maximum, URI columns)
            throws ServiceFailure {
        Instant leased = clock.instant();
        if (!database.inTransaction(handle -> markLease(handle, link.id(), tag, leased))) {
            Optional<URI> made = database.inTransaction(handle -> isOwn(tag)
                    ? links.find(handle, link.id()).flatMap(ResourceLink::column)
                    : further.find(handle, link.id(), tag));
            return made.orElseThrow(
                    () -> new ServiceFailure(ServiceFailure.Kind.PASSING, MESSAGES.message("column.being-made")));
        }
        try {
            Optional<URI> known = find(registration, link, tag, columns);
            if (known.isPresent()) {
                return known.get();
            }
            if (clock.instant().isAfter(leased.plus(LATEST_START))) {
                throw new ServiceFailure(ServiceFailure.Kind.PASSING, MESSAGES.message("column.too-slow"));
            }
            URI made = lineItems.add(
                    registration,
                    columns,
                    new LineItemPayload(
                            null,
                            label(link, tag),
                            maximum,
                            link.ownId().orElse(null),
                            link.columnName(),
                            tag,
                            new ReviewPayload(launchUri.toString(), link.told())));
            if (database.inTransaction(handle -> isAnothers(handle, link, tag, made))) {
                // The LMS gave back a column that it had, whatever was asked for: a grade there would overwrite others.
                throw new ServiceFailure(ServiceFailure.Kind.NOT_GRANTED, MESSAGES.message("column.one-grade"));
            }
            return made;
        } catch (ServiceFailure e) {
            Duration rest = e.kind() == ServiceFailure.Kind.NO_ANSWER ? AFTER_LOST_ANSWER : Duration.ZERO;
            database.useTransaction(handle ->
                    markLeaseEnd(handle, link.id(), tag, clock.instant().plus(rest)));
            throw e;
        }
    }

    private boolean isAnothers(Handle handle, ResourceLink link, String tag, URI column) {
        ResourceLink now = links.find(handle, link.id()).orElseThrow();
        return links.hasOther(handle, link, column)
                || (!isOwn(tag) && now.column().filter(column::equals).isPresent())
                || further.hasOther(handle, link.id(), tag, column);
    }

    private boolean markLease(Handle handle, ResourceLinkId link, String tag, Instant now) {
        return isOwn(tag)
                ? links.markColumnLease(handle, link, now, LEASE)
                : further.markLease(handle, link, tag, now, LEASE);
    }

    private void markLeaseEnd(Handle handle, ResourceLinkId link, String tag, Instant end) {
        if (isOwn(tag)) {
            links.markColumnLeaseEnd(handle, link, end);
        } else {
            further.markLeaseEnd(handle, link, tag, end);
        }
    }

    private static String label(ResourceLink link, String tag) {
        String title = link.title().isBlank() ? "Waymark" : link.title();
        return isOwn(tag) ? title : title + " (" + tag.substring(tag.indexOf('-') + 1) + ")";
    }
}
