package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds answers against the schemas that 1EdTech publishes for CASE 1.1. */
final class CaseSchemas {
    /** The schemas of the answers to one thing, by the part of the address. */
    static final Map<String, List<String>> OF_ONE = Map.of(
            "CFDocuments",
            List.of("getCFDocument"),
            "CFPackages",
            List.of("getCFPackage", "case-v1p1-cfpackage"),
            "CFItems",
            List.of("getCFItem"),
            "CFItemAssociations",
            List.of("getCFItemAssociations"),
            "CFAssociations",
            List.of("getCFAssociation"),
            "CFAssociationGroupings",
            List.of("getCFAssociationGrouping"),
            "CFItemTypes",
            List.of("getCFItemType"),
            "CFRubrics",
            List.of("getCFRubric"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();

    private CaseSchemas() {}

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode valid(String schema, String text) {
        JsonNode json = read(text);
        assertThat(KNOWN.computeIfAbsent(schema, CaseSchemas::load).validate(json))
                .as(schema + ": " + text)
                .isEmpty();
        return json;
    }

    /** The listings name their dialect in a way of their own, and themselves by no address. */
    private static Schema load(String name) {
        try (InputStream in = CaseSchemas.class.getResourceAsStream("/case-v1p1/" + name + ".json")) {
            ObjectNode schema = (ObjectNode) JSON.readTree(in);
            schema.remove(List.of("$schema", "$id"));
            return REGISTRY.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
