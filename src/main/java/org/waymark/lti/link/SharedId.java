package org.waymark.lti.link;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells links apart to which a platform gave one id. What a launch says that it shows decides; the id only finds the links
 * among which it decides. Where the id is the course's (Canvas in texts, OpenOLAT), what was picked at one time is told
 * from what was picked at another; elsewhere the same run picked again is the same activity.
 */
final class SharedId {
    private final List<ResourceLink> links;
    private final ResourceLinks.Seen seen;

    /** @param links all that have the id, the oldest first */
    SharedId(List<ResourceLink> links, ResourceLinks.Seen seen) {
        this.links = links;
        this.seen = seen;
    }

    /** The link that was launched, when it is known. */
    Optional<ResourceLink> find() {
        if (seen.said().isEmpty() && (seen.item() == null || !isOfCourse())) {
            return find(link -> link.part().isEmpty()).or(() -> isOfCourse() ? Optional.empty() : owner());
        }
        String item = seen.item();
        if (isOfCourse()) {
            String part = part();
            return find(link -> link.part().equals(part))
                    .or(() -> find(link -> link.part().isEmpty() && item != null && item.equals(link.item())));
        }
        Predicate<ResourceLink> same = link -> link.said().equals(seen.said());
        return find(same.and(link -> item != null && item.equals(link.item())))
                .or(() -> find(same))
                .or(() -> find(link -> link.part().isEmpty() && link.said().isEmpty()));
    }

    /** Returns what tells a new link from others of its id; empty for the first one of an id that is its own. */
    String newPart() {
        return isOfCourse() || !links.isEmpty() ? part() : "";
    }

    /**
     * Tells whether the launched link is the first of what was picked last: what the platform keeps under the id is
     * then its.
     */
    boolean takesOver(@Nullable ResourceLink known) {
        if (known != null && (seen.item() == null || pick(seen.item()).equals(pick(known.item())))) {
            return false;
        }
        String pick = pick(seen.item());
        return links.stream()
                .filter(link -> known == null || !link.id().equals(known.id()))
                .noneMatch(link -> !pick.isEmpty() && pick.equals(pick(link.item())));
    }

    /** The column that the launch names, unless it is another's who shares the id. */
    @Nullable
    URI column(@Nullable ResourceLink known) {
        URI column = seen.lineitem();
        boolean owns = takesOver(known) || (known != null && known.ownsId());
        boolean others = links.stream()
                .filter(link -> known == null || !link.id().equals(known.id()))
                .anyMatch(link -> column != null && column.equals(link.lineitem()));
        return others && !owns ? null : column;
    }

    private Optional<ResourceLink> find(Predicate<ResourceLink> which) {
        return links.stream().filter(which).findFirst();
    }

    private Optional<ResourceLink> owner() {
        return find(ResourceLink::ownsId).or(() -> find(link -> true));
    }

    private boolean isOfCourse() {
        return ResourceLink.isOfCourse(seen.resourceLinkId(), seen.contextId());
    }

    private String part() {
        return isOfCourse() && seen.item() != null ? seen.item() : seen.said();
    }

    /** The end of an item's name: the same for all that was picked at one time. */
    private static String pick(@Nullable String item) {
        return item == null ? "" : item.substring(item.lastIndexOf('.') + 1);
    }
}
