package org.waymark.lti.platform;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Courses and the links in them. */
public final class ResourceLinks {
    private static final String SELECT = """
            select link.id, link.deployment_id, registration_id, link.context_id, context.context_id as course_id, context.title as context_title,
              resource_link_id, link.title, lineitem, lineitems, ags_scopes, memberships_url, part, item
            from resource_link link
            join deployment on deployment.id = link.deployment_id
            left join context on context.id = link.context_id
            """;

    /**
     * What a launch says of its link. What is null was not said, and what is known of it stays: a platform may leave the
     * services out of one launch that it offers in all others. {@link ResourceLink} tells of part and item.
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
            String part,
            @Nullable String item) {}

    /** The link as it now stands, and whether this launch said something new of it. */
    public record Launched(ResourceLink link, boolean changed) {}

    public Optional<ResourceLink> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where link.id = :id")
                .bind("id", id)
                .map((row, context) -> link(row))
                .findOne();
    }

    /** The links of a course, the oldest first. */
    public List<ResourceLink> listOfContext(Handle handle, UUID context) {
        return handle.createQuery(SELECT + " where link.context_id = :context order by link.created_at, link.id")
                .bind("context", context)
                .map((row, mapping) -> link(row))
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
                .bind("lineitem", lineitem.toString())
                .bindMap(contextId == null ? Map.of() : Map.of("context", contextId))
                .map((row, context) -> link(row))
                .findOne();
    }

    /** The courses in which links stand. */
    public Set<UUID> listContexts(Handle handle, Collection<UUID> links) {
        if (links.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery(
                        "select distinct context_id from resource_link where id in (<links>) and context_id is not null")
                .bindList("links", links)
                .mapTo(UUID.class)
                .set();
    }

    /** What the platform calls a course. */
    public String getContextId(Handle handle, UUID context) {
        return handle.createQuery("select context_id from context where id = :id")
                .bind("id", context)
                .mapTo(String.class)
                .one();
    }

    /** The link that was launched, made or brought up to date. Writes only when the launch said something new. */
    public Launched addOrUpdate(Handle handle, Seen seen, Instant now) {
        Optional<ResourceLink> known = find(handle, seen);
        if (known.isPresent() && upToDate(known.get(), seen)) {
            return new Launched(known.get(), false);
        }
        Set<String> scopes = seen.scopes();
        UUID context = seen.contextId() == null ? null : addOrUpdateContext(handle, seen, seen.contextId());
        if (known.isEmpty()) {
            handle.createUpdate("""
                            insert into resource_link
                              (id, deployment_id, resource_link_id, part, title, ags_scopes, created_at)
                            values (:id, :deployment, :link, :part, :title, '', :now) on conflict do nothing
                            """)
                    .bind("id", UUID.randomUUID())
                    .bind("deployment", seen.deployment())
                    .bind("link", seen.resourceLinkId())
                    .bind("part", seen.part())
                    .bind("title", seen.title())
                    .bind("now", now)
                    .execute();
        }
        handle.createUpdate("""
                        update resource_link set context_id = coalesce(:context, context_id), title = :title,
                          lineitem = coalesce(:lineitem, lineitem), lineitems = coalesce(:lineitems, lineitems),
                          ags_scopes = coalesce(:scopes, ags_scopes),
                          memberships_url = coalesce(:memberships, memberships_url), item = coalesce(:item, item)
                        where deployment_id = :deployment and resource_link_id = :link and part = :part
                        """)
                .bind("context", context)
                .bind("title", seen.title())
                .bind("lineitem", text(seen.lineitem()))
                .bind("lineitems", text(seen.lineitems()))
                .bind("scopes", scopes == null ? null : String.join(" ", new TreeSet<>(scopes)))
                .bind("memberships", text(seen.membershipsUrl()))
                .bind("item", seen.item())
                .bind("deployment", seen.deployment())
                .bind("link", seen.resourceLinkId())
                .bind("part", seen.part())
                .execute();
        return new Launched(find(handle, seen).orElseThrow(), true);
    }

    /** Whether a column is known to be another link's. */
    public boolean hasOther(Handle handle, ResourceLink link, URI lineitem) {
        return handle.createQuery("""
                                select count(*) from resource_link
                                where deployment_id = :deployment and lineitem = :lineitem and id <> :id
                                """)
                        .bind("deployment", link.deployment())
                        .bind("lineitem", lineitem.toString())
                        .bind("id", link.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Remembers the column that was found or made for a link. */
    public void markColumn(Handle handle, UUID link, URI lineitem) {
        handle.createUpdate("update resource_link set lineitem = :lineitem, lineitem_lease_until = null where id = :id")
                .bind("lineitem", lineitem.toString())
                .bind("id", link)
                .execute();
    }

    /** Forgets a column that the platform deleted, unless another one is known meanwhile. */
    public void markColumnGone(Handle handle, UUID link, URI gone) {
        handle.createUpdate("update resource_link set lineitem = null where id = :id and lineitem = :gone")
                .bind("id", link)
                .bind("gone", gone.toString())
                .execute();
    }

    /**
     * Takes the right to make the column of a link, so that two deliveries never make two.
     *
     * @return false while somebody else holds it, and when the link has a column
     */
    public boolean markColumnLease(Handle handle, UUID link, Instant now, Duration length) {
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
    public void markColumnLeaseEnd(Handle handle, UUID link, Instant end) {
        handle.createUpdate("""
                        update resource_link set lineitem_lease_until = :end
                        where id = :id and lineitem_lease_until is not null
                        """).bind("end", end).bind("id", link).execute();
    }

    private static Optional<ResourceLink> find(Handle handle, Seen seen) {
        return handle.createQuery(SELECT + """
                         where link.deployment_id = :deployment and resource_link_id = :link and part = :part
                        """)
                .bind("deployment", seen.deployment())
                .bind("link", seen.resourceLinkId())
                .bind("part", seen.part())
                .map((row, context) -> link(row))
                .findOne();
    }

    private static UUID addOrUpdateContext(Handle handle, Seen seen, String contextId) {
        String title = Objects.requireNonNullElse(seen.contextTitle(), "");
        String label = Objects.requireNonNullElse(seen.contextLabel(), "");
        handle.createUpdate("""
                        insert into context (id, deployment_id, context_id, label, title)
                        values (:id, :deployment, :context, :label, :title) on conflict do nothing
                        """)
                .bind("id", UUID.randomUUID())
                .bind("deployment", seen.deployment())
                .bind("context", contextId)
                .bind("label", label)
                .bind("title", title)
                .execute();
        handle.createUpdate("""
                        update context set label = :label, title = :title
                        where deployment_id = :deployment and context_id = :context and (label <> :label or title <> :title)
                        """)
                .bind("label", label)
                .bind("title", title)
                .bind("deployment", seen.deployment())
                .bind("context", contextId)
                .execute();
        return handle.createQuery("select id from context where deployment_id = :deployment and context_id = :context")
                .bind("deployment", seen.deployment())
                .bind("context", contextId)
                .mapTo(UUID.class)
                .one();
    }

    private static boolean upToDate(ResourceLink known, Seen seen) {
        String item = seen.item();
        return known.title().equals(seen.title())
                && (seen.contextId() == null
                        || (Objects.equals(known.courseId(), seen.contextId())
                                && known.contextTitle().equals(Objects.requireNonNullElse(seen.contextTitle(), ""))))
                && (seen.lineitem() == null || Objects.equals(known.lineitem(), seen.lineitem()))
                && (seen.lineitems() == null || Objects.equals(known.lineitems(), seen.lineitems()))
                && (seen.membershipsUrl() == null || Objects.equals(known.membershipsUrl(), seen.membershipsUrl()))
                && (seen.scopes() == null || Objects.equals(known.scopes(), seen.scopes()))
                && (item == null || item.equals(known.item()));
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static ResourceLink link(ResultSet row) throws SQLException {
        String scopes = row.getString("ags_scopes");
        return new ResourceLink(
                row.getObject("id", UUID.class),
                row.getObject("deployment_id", UUID.class),
                new RegistrationId(row.getObject("registration_id", UUID.class)),
                row.getObject("context_id", UUID.class),
                row.getString("course_id"),
                Objects.requireNonNullElse(row.getString("context_title"), ""),
                row.getString("resource_link_id"),
                row.getString("title"),
                uri(row.getString("lineitem")),
                uri(row.getString("lineitems")),
                scopes.isEmpty() ? Set.of() : Arrays.stream(scopes.split(" ")).collect(Collectors.toUnmodifiableSet()),
                uri(row.getString("memberships_url")),
                row.getString("part"),
                row.getString("item"));
    }
}
