package org.waymark.lti.platform;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link in a course (LTI Core 3.1.4) with the services that its launches offered last.
 *
 * @param courseId what the platform calls the context
 * @param lineitem the gradebook column of this link, when the platform named exactly one
 * @param lineitems where columns of the course are found and made
 * @param part tells links apart whose platform gave them all the id of their course; empty for every other link
 * @param item Waymark's own name of what was picked, the same in each copy of the course; null when nothing was picked
 */
public record ResourceLink(
        UUID id,
        UUID deployment,
        RegistrationId registration,
        @Nullable UUID context,
        @Nullable String courseId,
        String contextTitle,
        String resourceLinkId,
        String title,
        @Nullable URI lineitem,
        @Nullable URI lineitems,
        Set<String> scopes,
        @Nullable URI membershipsUrl,
        String part,
        @Nullable String item) {

    /** What stands for the course: its context, or the link itself where launches name no course. */
    public UUID course() {
        return context == null ? id : context;
    }

    public Optional<URI> column() {
        return Optional.ofNullable(lineitem);
    }

    /** The id by which the platform's services know this link and no other. */
    public Optional<String> ownId() {
        return part.isEmpty() ? Optional.of(resourceLinkId) : Optional.empty();
    }

    /** The resource id of the link's column: the same in each copy of the course, where there is such a name. */
    public String columnName() {
        return item == null ? id.toString() : item;
    }

    public boolean canSend(String scope) {
        return scopes.contains(scope);
    }
}
