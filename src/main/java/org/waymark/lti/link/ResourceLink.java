package org.waymark.lti.link;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.id.CourseId;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;

/**
 * A link in a course (LTI Core 3.1.4) with the services that its launches offered last.
 *
 * @param courseId what the platform calls the context
 * @param lineitem the gradebook column of this link, when the platform named exactly one
 * @param lineitems where columns of the course are found and made
 * @param part tells links apart to which the platform gave one id; empty for every other link
 * @param item Waymark's own name of what was picked, the same in each copy of the course; null when nothing was picked
 * @param said what its launches say that it shows: a run, or a page; empty when they say nothing
 * @param ownsId whether what the platform keeps under the link's id, such as its one column, is this link's
 */
public record ResourceLink(
        ResourceLinkId id,
        UUID deployment,
        RegistrationId registration,
        @Nullable CourseId context,
        @Nullable String courseId,
        String contextTitle,
        String resourceLinkId,
        String title,
        @Nullable URI lineitem,
        @Nullable URI lineitems,
        Set<String> scopes,
        @Nullable URI membershipsUrl,
        String part,
        @Nullable String item,
        String said,
        boolean ownsId) {
    /** The custom parameter that names the run of an activity; it survives a course copy, as all three do. */
    public static final String RUN = "waymark_run";

    /** The custom parameter of a link to a page. */
    public static final String PAGE = "waymark_page";

    /** The custom parameter that names what was picked: no two have the same, but a copy has that of its original. */
    public static final String ITEM = "waymark_item";

    /** Returns the id of the course: that of its context, or of the link itself where launches name no course. */
    public CourseId course() {
        return context == null ? new CourseId(id.value()) : context;
    }

    public Optional<URI> column() {
        return Optional.ofNullable(lineitem);
    }

    /** The id by which the platform's services know this link and no other. */
    public Optional<String> ownId() {
        boolean own = ownsId && (part.isEmpty() || !isOfCourse(resourceLinkId, courseId));
        return own ? Optional.of(resourceLinkId) : Optional.empty();
    }

    /** Tells whether an id is the one that all links of the course have (Canvas in texts, OpenOLAT with an ending). */
    static boolean isOfCourse(String resourceLinkId, @Nullable String courseId) {
        return courseId != null
                && (resourceLinkId.equals(courseId)
                        || resourceLinkId.equals(courseId + "_true")
                        || resourceLinkId.equals(courseId + "_false"));
    }

    /**
     * Tells whether the platform keeps one grade for all columns that are made with the link's id. Open edX does, which
     * is known by the id of a block: each column would overwrite the grade of the others.
     */
    public boolean hasOneGrade() {
        return resourceLinkId.startsWith("block-v1:") || resourceLinkId.startsWith("lb:");
    }

    /** Returns the parameters by which the link says its run, for a column whose review says no more. */
    public Map<String, String> told() {
        String name = item;
        boolean run = !said.isEmpty() && !said.startsWith(PAGE);
        return !run ? Map.of() : name == null ? Map.of(RUN, said) : Map.of(RUN, said, ITEM, name);
    }

    /** The resource id of the link's column: the same in each copy of the course, where there is such a name. */
    public String columnName() {
        return item == null ? id.toString() : item;
    }

    public boolean canSend(String scope) {
        return scopes.contains(scope);
    }
}
