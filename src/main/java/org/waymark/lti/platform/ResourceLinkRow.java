package org.waymark.lti.platform;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a link from its row. */
final class ResourceLinkRow {
    static final String SELECT = """
            select link.id, link.deployment_id, registration_id, link.context_id, context.context_id as course_id, context.title as context_title,
              resource_link_id, link.title, lineitem, lineitems, ags_scopes, memberships_url, part, item, said, owns_id
            from resource_link link
            join deployment on deployment.id = link.deployment_id
            left join context on context.id = link.context_id
            """;

    private ResourceLinkRow() {}

    static ResourceLink link(ResultSet row) throws SQLException {
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
                row.getString("item"),
                row.getString("said"),
                row.getBoolean("owns_id"));
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
