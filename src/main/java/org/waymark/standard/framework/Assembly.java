package org.waymark.standard.framework;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Association;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionRef;
import org.waymark.standard.PracticeArea;
import org.waymark.standard.Standard;

/** Makes documents, items and associations of Standards and crosswalks. */
final class Assembly {
    private final Map<UUID, Document> documents = new LinkedHashMap<>();
    private final Map<UUID, Item> items = new LinkedHashMap<>();
    private final Map<UUID, Relation> relations = new LinkedHashMap<>();
    private final Map<UUID, Relation.Grouping> groupings = new LinkedHashMap<>();
    private final Map<CriterionRef, Item> criteria = new HashMap<>();

    Assembly(List<Frameworks.Published> published, List<Frameworks.Crossed> crosswalks) {
        published.forEach(this::add);
        crosswalks.forEach(this::add);
    }

    Frameworks frameworks(Instant changedAt) {
        return new Frameworks(changedAt, documents, items, relations, groupings);
    }

    private void add(Frameworks.Published published) {
        Standard standard = published.standard();
        Document document = new Document(standard, published.state(), published.changedAt());
        documents.put(document.node().id(), document);
        int place = 0;
        for (PracticeArea area : standard.areas()) {
            Item parent = new Item(
                    Objects.requireNonNull(published.areaIds().get(area.code())),
                    document,
                    ItemType.PRACTICE_AREA,
                    area.code(),
                    area.title(),
                    area.title(),
                    null);
            items.put(parent.id(), parent);
            relate("isChildOf", parent.node(), document.node(), ++place, document);
            int below = 0;
            for (Criterion criterion : standard.criteriaIn(area)) {
                Item item = item(document, criterion);
                items.put(item.id(), item);
                criteria.put(standard.ref(criterion.code()), item);
                relate("isChildOf", item.node(), parent.node(), ++below, document);
            }
        }
        for (Criterion criterion : standard.criteria()) {
            Item item = Objects.requireNonNull(criteria.get(standard.ref(criterion.code())));
            criterion.prerequisites().stream()
                    .map(code -> Objects.requireNonNull(criteria.get(standard.ref(code))))
                    .forEach(needed -> relate("precedes", needed.node(), item.node(), null, document));
        }
    }

    private static Item item(Document document, Criterion criterion) {
        Integer months = criterion.timeBoundMonths();
        String notes = (criterion.core() ? "Core: without it, a city reaches no level. " : "")
                + (months == null ? "" : "Evidence may lie back at most " + months + " months.");
        return new Item(
                criterion.caseId(),
                document,
                ItemType.CRITERION,
                criterion.code().value(),
                criterion.title(),
                criterion.statement(),
                notes.isEmpty() ? null : notes.strip());
    }

    private void relate(String type, Node origin, Node destination, @Nullable Integer place, Document document) {
        UUID id = Kind.ASSOCIATION.id(type, origin.id(), destination.id());
        relations.put(id, new Relation(id, type, origin, destination, place, null, document, document.changedAt()));
    }

    /** A pair of criteria has one relation at a time, so its identifier stays when it is called something else. */
    private void add(Frameworks.Crossed crossed) {
        Association association = crossed.association();
        Item from = criteria.get(association.from());
        Item to = criteria.get(association.to());
        if (from == null || to == null) {
            return;
        }
        Relation.Grouping crosswalk = crosswalk(from.document(), to.document());
        UUID id = Kind.ASSOCIATION.id("crosswalk", from.id(), to.id());
        relations.put(
                id,
                new Relation(
                        id,
                        association.type().word(),
                        from.node(),
                        to.node(),
                        null,
                        crosswalk,
                        from.document(),
                        crossed.recordedAt()));
    }

    private Relation.Grouping crosswalk(Document from, Document to) {
        UUID id = Kind.GROUPING.id(from.standard().id(), to.standard().id());
        String versions = from.standard().title() + " to " + to.standard().title();
        return groupings.computeIfAbsent(
                id,
                any -> new Relation.Grouping(
                        id,
                        "Crosswalk from " + versions,
                        "What became of each criterion of the older version in the newer one.",
                        from.changedAt().isAfter(to.changedAt()) ? from.changedAt() : to.changedAt()));
    }
}
