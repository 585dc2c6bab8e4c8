package org.waymark.lti.link;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.ResourceLinkId;

/** Courses and the links in them. */
public final class ResourceLinks {
    private static final String SELECT = """
            select link.id, link.deployment_id as deployment, registration_id as registration, link.context_id as context,
              context.context_id as course_id, coalesce(context.title, '') as context_title, resource_link_id, link.title,
              lineitem, lineitems, ags_scopes as scopes, memberships_url, part, item, said, owns_id
            from resource_link link
            join deployment on deployment.id = link.deployment_id
            left join context on context.id = link.context_id
            """;

    /**
     * The facts of a link that one launch says. What is null was not said, and what is known of it stays: a platform
     * may leave the services out of one launch that it offers in all others. {@link ResourceLink} tells of what is said
     * and item.
     */
    public record Seen(
            UUID deployment,
            String resourceLinkId,
            String title,
            @Nullable String contextId,
            @Nullable String contextLabel,
            @Nullable String contextTitle,
            @Nullable URI lineitem,
            @Nullable URI lineitems,
            @Nullable Set<String> scopes,
            @Nullable URI membershipsUrl,
            String said,
            @Nullable String item) {}

    /** The link as it now stands, and whether this launch said something new of it. */
    public record Launched(ResourceLink link, boolean changed) {}

    /** Notes the day on which a link was opened last; writes once a day. */
    public void markOpened(Handle handle, ResourceLinkId link, LocalDate today) {
        handle.createUpdate("""
                        update resource_link set opened_on = :today
                        where id = :id and (opened_on is null or opened_on < :today)
                        """).bind("today", today).bind("id", link).execute();
    }

    public Optional<ResourceLink> find(Handle handle, ResourceLinkId id) {
        return handle.createQuery(SELECT + " where link.id = :id")
                .bind("id", id)
                .mapTo(ResourceLink.class)
                .findOne();
    }

    /** The links of a course, the oldest first. */
    public List<ResourceLink> listOfContext(Handle handle, CourseId context) {
        return handle.createQuery(SELECT + " where link.context_id = :context order by link.created_at, link.id")
                .bind("context", context)
                .mapTo(ResourceLink.class)
                .list();
    }

    /**
     * The link that a column belongs to.
     *
     * @param contextId the platform's id of the course the column is in, null when the platform did not say it
     */
    public Optional<ResourceLink> findByColumn(
            Handle handle, UUID deployment, @Nullable String contextId, URI lineitem) {
        return handle.createQuery(SELECT + " where link.deployment_id = :deployment and lineitem = :lineitem"
                        + (contextId == null ? "" : " and context.context_id = :context")
                        + " order by link.created_at fetch first 1 row only")
                .bind("deployment", deployment)
                .bind("lineitem", lineitem)
                .bindMap(contextId == null ? Map.of() : Map.of("context", contextId))
                .mapTo(ResourceLink.class)
                .findOne();
    }

    /** The courses in which links stand. */
    public Set<CourseId> listContexts(Handle handle, Collection<ResourceLinkId> links) {
        if (links.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(
                        "select distinct context_id from resource_link where id in (<links>) and context_id is not null")
                .bindList("links", links)
                .mapTo(CourseId.class)
                .set();
    }

    /** Returns the id that the platform gives a course. */
    public String getContextId(Handle handle, CourseId context) {
        return handle.createQuery("select context_id from context where id = :id")
                .bind("id", context)
                .mapTo(String.class)
                .one();
    }

    /** The link that was launched, made or brought up to date. Writes only when the launch said something new. */
    public Launched addOrUpdate(Handle handle, Seen seen, Instant now) {
        List<ResourceLink> ofId = listOfId(handle, seen);
        Optional<ResourceLink> unchanged = findUnchanged(ofId, seen);
        if (unchanged.isPresent()) {
            return new Launched(unchanged.get(), false);
        }
        SharedId shared = new SharedId(ofId, seen);
        Optional<ResourceLink> known = shared.find();
        boolean takesOver = shared.takesOver(known.orElse(null));
        URI column = shared.column(known.orElse(null));
        String part = known.map(ResourceLink::part).orElseGet(shared::newPart);
        String contextId = seen.contextId();
        CourseId context = contextId == null ? null : Contexts.put(handle, seen, contextId);
        if (known.isEmpty() && !add(handle, seen, part, takesOver, now)) {
            // Another launch made it, or one beside it, in this moment: what it is is looked at anew.
            return addOrUpdate(handle, seen, now);
        }
        handle.createUpdate("""
                        update resource_link set context_id = coalesce(:context, context_id),
                          title = case when :title = '' then title else :title end,
                          lineitem = coalesce(:lineitem, lineitem), lineitems = coalesce(:lineitems, lineitems),
                          ags_scopes = coalesce(:scopes, ags_scopes),
                          memberships_url = coalesce(:memberships, memberships_url), item = coalesce(:item, item),
                          said = case when :said = '' then said else :said end, owns_id = owns_id or :takes
                        where deployment_id = :deployment and resource_link_id = :link and part = :part
                        """.replace(":title", "cast(:title as varchar(500))")
                        .replace(":said", "cast(:said as varchar(255))"))
                .bind("context", context)
                .bind("title", seen.title())
                .bind("lineitem", column)
                .bind("lineitems", seen.lineitems())
                .bind("scopes", seen.scopes())
                .bind("memberships", seen.membershipsUrl())
                .bind("item", seen.item())
                .bind("said", seen.said())
                .bind("takes", takesOver)
                .bind("deployment", seen.deployment())
                .bind("link", seen.resourceLinkId())
                .bind("part", part)
                .execute();
        if (takesOver) {
            takeFromOthers(handle, seen, part, column);
        }
        return new Launched(
                listOfId(handle, seen).stream()
                        .filter(link -> link.part().equals(part))
                        .findFirst()
                        .orElseThrow(),
                true);
    }

    /** The link of a launch that says nothing new, among all that have the launch's id, the oldest first. */
    public static Optional<ResourceLink> findUnchanged(List<ResourceLink> ofId, Seen seen) {
        SharedId shared = new SharedId(ofId, seen);
        return shared.find().filter(known -> !shared.takesOver(known) && upToDate(known, seen, shared.column(known)));
    }

    private static boolean add(Handle handle, Seen seen, String part, boolean owns, Instant now) {
        return handle.createUpdate("""
                                insert into resource_link
                                  (id, deployment_id, resource_link_id, part, title, said, ags_scopes, owns_id, created_at)
                                values (:id, :deployment, :link, :part, :title, :said, '', :owns, :now)
                                on conflict do nothing
                                """)
                        .bind("id", UUID.randomUUID())
                        .bind("deployment", seen.deployment())
                        .bind("link", seen.resourceLinkId())
                        .bind("part", part)
                        .bind("title", seen.title())
                        .bind("said", seen.said())
                        .bind("owns", owns)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Moves what the platform keeps under the id, its columns, to the link picked last. */
    private static void takeFromOthers(Handle handle, Seen seen, String part, @Nullable URI column) {
        handle.createUpdate("""
                        update resource_link set owns_id = false,
                          lineitem = case when lineitem = cast(:lineitem as varchar(1000)) then null else lineitem end
                        where deployment_id = :deployment and resource_link_id = :link and part <> :part and owns_id
                        """)
                .bind("lineitem", column)
                .bind("deployment", seen.deployment())
                .bind("link", seen.resourceLinkId())
                .bind("part", part)
                .execute();
    }

    /** Remembers the run that somebody chose for a link that says nothing, and a title where the platform sends none. */
    public void markSaid(Handle handle, ResourceLinkId link, String run, String title) {
        handle.createUpdate("""
                        update resource_link set said = :run, title = case when title = '' then :title else title end
                        where id = :id and said = ''
                        """.replace(":title", "cast(:title as varchar(500))"))
                .bind("run", run)
                .bind("title", title)
                .bind("id", link)
                .execute();
    }

    /** Tells whether a column is known to be another link's. */
    public boolean hasOther(Handle handle, ResourceLink link, URI lineitem) {
        return handle.createQuery("""
                                select count(*) from resource_link
                                where deployment_id = :deployment and lineitem = :lineitem and id <> :id
                                """)
                        .bind("deployment", link.deployment())
                        .bind("lineitem", lineitem)
                        .bind("id", link.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Remembers the column that was found or made for a link. */
    public void markColumn(Handle handle, ResourceLinkId link, URI lineitem) {
        handle.createUpdate("update resource_link set lineitem = :lineitem, lineitem_lease_until = null where id = :id")
                .bind("lineitem", lineitem)
                .bind("id", link)
                .execute();
    }

    /** Forgets a column that the platform deleted, unless another one is known meanwhile. */
    public void markColumnGone(Handle handle, ResourceLinkId link, URI gone) {
        handle.createUpdate("update resource_link set lineitem = null where id = :id and lineitem = :gone")
                .bind("id", link)
                .bind("gone", gone)
                .execute();
    }

    /**
     * Takes the right to make the column of a link, so that two deliveries never make two.
     *
     * @return false while somebody else holds it, and when the link has a column
     */
    public boolean markColumnLease(Handle handle, ResourceLinkId link, Instant now, Duration length) {
        return handle.createUpdate("""
                                update resource_link set lineitem_lease_until = :until
                                where id = :id and lineitem is null and (lineitem_lease_until is null or lineitem_lease_until < :now)
                                """)
                        .bind("until", now.plus(length))
                        .bind("id", link)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Lets the right to make the column go at that time, after a try that made none. */
    public void markColumnLeaseEnd(Handle handle, ResourceLinkId link, Instant end) {
        handle.createUpdate("""
                        update resource_link set lineitem_lease_until = :end
                        where id = :id and lineitem_lease_until is not null
                        """).bind("end", end).bind("id", link).execute();
    }

    private static List<ResourceLink> listOfId(Handle handle, Seen seen) {
        return handle.createQuery(SELECT + """
                         where link.deployment_id = :deployment and resource_link_id = :link
                        order by link.created_at, link.id
                        """)
                .bind("deployment", seen.deployment())
                .bind("link", seen.resourceLinkId())
                .mapTo(ResourceLink.class)
                .list();
    }

    private static boolean upToDate(ResourceLink known, Seen seen, @Nullable URI column) {
        boolean ofCourse = seen.contextId() == null
                || (saysNothingNew(seen.contextId(), known.courseId())
                        && known.contextTitle().equals(Objects.requireNonNullElse(seen.contextTitle(), "")));
        return ofCourse
                && (seen.title().isEmpty() || known.title().equals(seen.title()))
                && (seen.said().isEmpty() || known.said().equals(seen.said()))
                && saysNothingNew(column, known.lineitem())
                && saysNothingNew(seen.lineitems(), known.lineitems())
                && saysNothingNew(seen.membershipsUrl(), known.membershipsUrl())
                && saysNothingNew(seen.scopes(), known.scopes())
                && saysNothingNew(seen.item(), known.item());
    }

    private static boolean saysNothingNew(@Nullable Object seen, @Nullable Object known) {
        return seen == null || seen.equals(known);
    }
}
