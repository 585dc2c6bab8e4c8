package org.waymark.journey.enter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.link.ResourceLink;
import org.waymark.lti.link.ResourceLinkRow;
import org.waymark.lti.platform.AddressRule;
import org.waymark.store.PlainStatement;

/**
 * Remembers for a few seconds what the database knows of links, so that a class that opens one together asks once. A launch
 * that says something else than what is remembered reads everything anew. Safe for many threads.
 */
final class KnownLinks {
    private static final Duration REMEMBERED = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    /** One row for each link that has the launch's id, the oldest first. */
    private static final String SQL = """
            select\s""" + ResourceLinkRow.COLUMNS + """
            , link.opened_on,
              exists (select 1 from course_copy where course_copy.context_id = link.context_id) as copies,
              activity.resource_link_id is not null as activity, activity.origin_id, activity.run,
              registration.addresses,
              exists (select 1 from shared_issuer where issuer = registration.issuer) as shared,
              roster_load.started_at, roster_load.finished_at
            from\s""" + ResourceLinkRow.JOINED + """

            join registration on registration.id = deployment.registration_id
            left join activity on activity.resource_link_id = link.id
            left join roster_load on roster_load.course_id = coalesce(link.context_id, link.id)
            where link.deployment_id = ? and link.resource_link_id = ?
            order by link.created_at, link.id
            """;

    private record Key(UUID deployment, String id) {}

    private final Cache<Key, List<Known>> links =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /**
     * A link with what hangs on it, but not on a person; the names are those of the columns.
     *
     * @param openedOn the last day on which anybody opened the link
     * @param copies whether the course was copied to others
     * @param activity whether the link stands for a run
     * @param shared whether people of this platform are known by others of its issuer
     * @param started when the course's list was last begun to be read
     */
    record Known(
            ResourceLink link,
            @Nullable LocalDate openedOn,
            boolean copies,
            boolean activity,
            @Nullable UUID origin,
            @Nullable String run,
            AddressRule addresses,
            boolean shared,
            @Nullable Instant started,
            @Nullable Instant finished) {}

    /** Lists the links of a deployment that have the id which a launch names. */
    List<Known> list(Handle handle, UUID deployment, String id) {
        Key key = new Key(deployment, id);
        List<Known> known = links.getIfPresent(key);
        if (known == null) {
            known = PlainStatement.list(handle, SQL, KnownLinks::read, deployment, id);
            links.put(key, known);
        }
        return known;
    }

    private static Known read(PlainStatement.Row row) throws SQLException {
        return new Known(
                ResourceLinkRow.read(row),
                row.day("opened_on"),
                row.isTrue("copies"),
                row.isTrue("activity"),
                row.idOrNull("origin_id"),
                row.textOrNull("run"),
                AddressRule.valueOf(row.text("addresses")),
                row.isTrue("shared"),
                row.time("started_at"),
                row.time("finished_at"));
    }
}
