package org.waymark.web.framework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Level;
import org.waymark.standard.Standard;
import org.waymark.standard.framework.Document;
import org.waymark.standard.framework.Frameworks;
import org.waymark.standard.framework.Item;
import org.waymark.standard.framework.ItemType;
import org.waymark.standard.framework.Node;
import org.waymark.standard.framework.Relation;

/** Writes the parts of Standards as CASE 1.1 wants them. What is not known is left out. */
final class FrameworkJson {
    /** The texts of Standards are not translated; what is built in is English, and so are the words added here. */
    private static final String LANGUAGE = "en";

    private static final String CREATOR = "What Works Cities Certification";
    private static final String CHANGED = DocumentFields.CHANGED;
    private static final String TITLE = "title";

    private final String address;

    /** @param address of the service, with a slash at its end */
    FrameworkJson(String address) {
        this.address = address;
    }

    Map<String, Object> document(Document document) {
        Map<String, Object> json = packedDocument(document);
        json.put("CFPackageURI", link(document.packageNode()));
        return json;
    }

    /** Writes a whole version with everything in it. */
    Map<String, Object> packed(Frameworks frameworks, Document document) {
        List<Relation> relations = frameworks.relationsOf(document);
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("CFItemTypes", list(Arrays.asList(ItemType.values()), this::itemType));
        definitions.put(
                "CFAssociationGroupings",
                frameworks.groupings().values().stream()
                        .filter(grouping ->
                                relations.stream().anyMatch(relation -> grouping.equals(relation.grouping())))
                        .map(this::grouping)
                        .toList());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("CFDocument", packedDocument(document));
        json.put("CFItems", list(frameworks.itemsOf(document), this::packedItem));
        json.put("CFAssociations", list(relations, this::packedRelation));
        json.put("CFDefinitions", definitions);
        json.put("CFRubrics", List.of(rubric(document)));
        return json;
    }

    Map<String, Object> item(Item item) {
        Map<String, Object> json = packedItem(item);
        json.put("CFDocumentURI", link(item.document().node()));
        return json;
    }

    Map<String, Object> itemWithRelations(Frameworks frameworks, Item item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("CFItem", item(item));
        json.put("CFAssociations", list(frameworks.relationsOf(item), this::packedRelation));
        return json;
    }

    Map<String, Object> relation(Relation relation) {
        Map<String, Object> json = packedRelation(relation);
        json.put("CFDocumentURI", link(relation.document().node()));
        return json;
    }

    Map<String, Object> grouping(Relation.Grouping grouping) {
        Map<String, Object> json = named(grouping.node());
        json.put(TITLE, grouping.title());
        json.put("description", grouping.description());
        json.put(CHANGED, moment(grouping.changedAt()));
        return json;
    }

    private Map<String, Object> itemType(ItemType type) {
        Map<String, Object> json = named(type.node());
        json.put(TITLE, type.title());
        json.put("description", type.description());
        json.put("hierarchyCode", type.hierarchyCode());
        json.put(CHANGED, moment(ItemType.CHANGED_AT));
        return json;
    }

    /** Writes a type and those below it. */
    Map<String, Object> itemTypes(ItemType type) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("CFItemTypes", list(type.withChildren(), this::itemType));
        return json;
    }

    /** Writes what leads to a level: one thing is counted, and each level begins at a number of it. */
    Map<String, Object> rubric(Document document) {
        Node node = document.rubric();
        String changed = moment(document.changedAt());
        Map<String, Object> criterion = within(node, document.rubricCriterion(), changed);
        criterion.put("category", document.rubricCriterion().title());
        criterion.put("position", 1);
        criterion.put("rubricId", node.id().toString());
        criterion.put(
                "CFRubricCriterionLevels",
                document.levels().stream()
                        .map(level -> level(document, level, changed))
                        .toList());
        Map<String, Object> json = named(node);
        json.put(TITLE, node.title());
        json.put("description", "The number of criteria that an assessment has to confirm for each level.");
        json.put(CHANGED, changed);
        json.put("CFRubricCriteria", List.of(criterion));
        return json;
    }

    private Map<String, Object> level(Document document, Level level, String changed) {
        Map<String, Object> json = within(document.rubric(), document.level(level), changed);
        json.put("quality", level.title());
        json.put("score", level.points());
        json.put(
                "feedback",
                "At least " + level.points() + " of " + document.standard().criteriaCount()
                        + " criteria are confirmed: " + level.percent() + " %.");
        json.put("position", document.levels().indexOf(level) + 1);
        json.put("rubricCriterionId", document.rubricCriterion().id().toString());
        return json;
    }

    private Map<String, Object> packedDocument(Document document) {
        Standard standard = document.standard();
        Map<String, Object> json = named(document.node());
        json.put("caseVersion", "1.1");
        json.put("creator", CREATOR);
        json.put(TITLE, standard.title());
        json.put(CHANGED, moment(document.changedAt()));
        json.put(
                "description",
                standard.criteriaCount() + " criteria in all, of which "
                        + standard.criteria().size() + " are here.");
        json.put("language", LANGUAGE);
        json.put("version", standard.id().value());
        json.put(
                "adoptionStatus",
                switch (document.state()) {
                    case DRAFT, PLANNED -> "Draft";
                    case IN_USE -> "Adopted";
                    case REPLACED -> "Deprecated";
                });
        putDays(json, standard);
        return json;
    }

    private Map<String, Object> packedItem(Item item) {
        Map<String, Object> json = named(item.node());
        json.put("fullStatement", item.statement());
        json.put("abbreviatedStatement", item.title());
        json.put("humanCodingScheme", item.code());
        put(json, "notes", item.notes());
        json.put("language", LANGUAGE);
        json.put("CFItemType", item.type().title());
        json.put("CFItemTypeURI", link(item.type().node()));
        putDays(json, item.document().standard());
        json.put(CHANGED, moment(item.document().changedAt()));
        return json;
    }

    private Map<String, Object> packedRelation(Relation relation) {
        Map<String, Object> json = named(relation.node());
        json.put("associationType", relation.type());
        put(json, "sequenceNumber", relation.place());
        json.put("originNodeURI", target(relation.origin()));
        json.put("destinationNodeURI", target(relation.destination()));
        Relation.Grouping grouping = relation.grouping();
        if (grouping != null) {
            json.put("CFAssociationGroupingURI", link(grouping.node()));
        }
        json.put(CHANGED, moment(relation.changedAt()));
        return json;
    }

    private static void putDays(Map<String, Object> json, Standard standard) {
        put(json, "statusStartDate", text(standard.validFrom()));
        put(json, "statusEndDate", text(standard.validUntil()));
    }

    private Map<String, Object> named(Node node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", node.id().toString());
        json.put("uri", uri(node));
        return json;
    }

    /** Parts of a rubric have no address of their own in CASE, so theirs is a place within that of the rubric. */
    private Map<String, Object> within(Node rubric, Node part, String changed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", part.id().toString());
        json.put("uri", uri(rubric) + "#" + part.id());
        json.put(CHANGED, changed);
        return json;
    }

    private Map<String, Object> link(Node node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(TITLE, node.title());
        json.put("identifier", node.id().toString());
        json.put("uri", uri(node));
        return json;
    }

    private Map<String, Object> target(Node node) {
        Map<String, Object> json = link(node);
        json.put("targetType", "CASE");
        return json;
    }

    private String uri(Node node) {
        return address + node.kind().word() + "/" + node.id();
    }

    private static <T> List<Map<String, Object>> list(List<T> parts, Function<T, Map<String, Object>> written) {
        return parts.stream().map(written).toList();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
