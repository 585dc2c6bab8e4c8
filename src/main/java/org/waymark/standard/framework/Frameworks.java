package org.waymark.standard.framework;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.waymark.standard.Association;
import org.waymark.standard.Standard;

/**
 * All Standards that are published, with their crosswalks, found by CASE's identifiers.
 *
 * @param changedAt the last change of anything here
 * @param documents in the order in which they are listed
 */
public record Frameworks(
        Instant changedAt,
        Map<UUID, Document> documents,
        Map<UUID, Item> items,
        Map<UUID, Relation> relations,
        Map<UUID, Relation.Grouping> groupings) {

    public Frameworks {
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
        groupings = Collections.unmodifiableMap(new LinkedHashMap<>(groupings));
    }

    /**
     * A Standard that anybody may see.
     *
     * @param areaIds the identifiers of its practice areas, by code
     */
    public record Published(Standard standard, Standard.State state, Instant changedAt, Map<String, UUID> areaIds) {
        public Published {
            areaIds = Map.copyOf(areaIds);
        }
    }

    /** A relation of a crosswalk, with when it was recorded. */
    public record Crossed(Association association, Instant recordedAt) {}

    /** @param crosswalks a relation to a Standard that is not published is left out */
    public static Frameworks of(Instant changedAt, List<Published> published, List<Crossed> crosswalks) {
        return new Assembly(published, crosswalks).frameworks(changedAt);
    }

    public List<Document> listDocuments() {
        return List.copyOf(documents.values());
    }

    public Optional<Document> findDocument(UUID id) {
        return Optional.ofNullable(documents.get(id));
    }

    public Optional<Item> findItem(UUID id) {
        return Optional.ofNullable(items.get(id));
    }

    public Optional<Relation> findRelation(UUID id) {
        return Optional.ofNullable(relations.get(id));
    }

    public Optional<Relation.Grouping> findGrouping(UUID id) {
        return Optional.ofNullable(groupings.get(id));
    }

    public Optional<Document> findRubric(UUID id) {
        return documents.values().stream()
                .filter(document ->
                        !document.levels().isEmpty() && document.rubric().id().equals(id))
                .findFirst();
    }

    public Optional<ItemType> findItemType(UUID id) {
        return Arrays.stream(ItemType.values())
                .filter(type -> type.id().equals(id))
                .findFirst();
    }

    public List<Item> itemsOf(Document document) {
        return items.values().stream()
                .filter(item -> item.document().equals(document))
                .toList();
    }

    /** All relations of an item, in both directions. */
    public List<Relation> relationsOf(Item item) {
        return relations.values().stream()
                .filter(relation -> relation.touches(item.id()))
                .toList();
    }

    /** All relations from or to a document or its items; a crosswalk belongs to both of its versions. */
    public List<Relation> relationsOf(Document document) {
        return relations.values().stream()
                .filter(relation -> relation.document().equals(document) || leadsInto(document, relation))
                .toList();
    }

    private boolean leadsInto(Document document, Relation relation) {
        Item item = items.get(relation.destination().id());
        return item != null && item.document().equals(document);
    }
}
