package org.waymark.standard.framework;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A relation between two items, or of an item to its document: CASE's association.
 *
 * @param type CASE's word
 * @param place among the children of the same parent, from 1; null where there is no order
 * @param grouping the crosswalk that it belongs to; null for those within one document
 * @param document that of its origin
 */
public record Relation(
        UUID id,
        String type,
        Node origin,
        Node destination,
        @Nullable Integer place,
        @Nullable Grouping grouping,
        Document document,
        Instant changedAt) {

    /** A crosswalk from one version to another: CASE's association grouping. */
    public record Grouping(UUID id, String title, String description, Instant changedAt) {
        public Node node() {
            return new Node(Kind.GROUPING, id, title);
        }
    }

    public Node node() {
        return new Node(Kind.ASSOCIATION, id, origin.title() + " " + type + " " + destination.title());
    }

    boolean touches(UUID item) {
        return origin.id().equals(item) || destination.id().equals(item);
    }
}
