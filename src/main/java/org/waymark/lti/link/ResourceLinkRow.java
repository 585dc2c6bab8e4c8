package org.waymark.lti.link;

import java.net.URI;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.store.PlainStatement;

/** Reads a link with its course for the statements of a launch and of the page after it, which join it with more. */
public final class ResourceLinkRow {
    /** The columns that {@link #read} reads, for a statement with the tables of {@link #JOINED}. */
    public static final String COLUMNS = """
            link.id as link, link.deployment_id, deployment.registration_id, link.context_id,
              context.context_id as course, coalesce(context.title, '') as context_title,
              link.resource_link_id, link.title, link.lineitem, link.lineitems, link.ags_scopes, link.memberships_url,
              link.part, link.item, link.said, link.owns_id""";

    /** A link with its deployment and its course, which it may not have. */
    public static final String JOINED = """
            resource_link link
            join deployment on deployment.id = link.deployment_id
            left join context on context.id = link.context_id""";

    private ResourceLinkRow() {}

    /**
     * Reads a link from a row with {@link #COLUMNS}.
     *
     * @throws SQLException when the row has no such columns
     */
    public static ResourceLink read(PlainStatement.Row row) throws SQLException {
        UUID context = row.idOrNull("context_id");
        return new ResourceLink(
                new ResourceLinkId(row.id("link")),
                row.id("deployment_id"),
                new RegistrationId(row.id("registration_id")),
                context == null ? null : new CourseId(context),
                row.textOrNull("course"),
                row.text("context_title"),
                row.text("resource_link_id"),
                row.text("title"),
                address(row.textOrNull("lineitem")),
                address(row.textOrNull("lineitems")),
                scopes(row.text("ags_scopes")),
                address(row.textOrNull("memberships_url")),
                row.text("part"),
                row.textOrNull("item"),
                row.text("said"),
                row.isTrue("owns_id"));
    }

    private static @Nullable URI address(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static Set<String> scopes(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
    }
}
