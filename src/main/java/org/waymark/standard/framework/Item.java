package org.waymark.standard.framework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A practice area or a criterion as CASE's item.
 *
 * @param notes what else has to be known; null when there is nothing
 */
public record Item(
        UUID id,
        Document document,
        ItemType type,
        String code,
        String title,
        String statement,
        @Nullable String notes) {

    public Node node() {
        return new Node(Kind.ITEM, id, code + " " + title);
    }
}
