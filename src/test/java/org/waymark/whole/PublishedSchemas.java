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

/** Holds answers against the schemas that 1EdTech publishes for Open Badges 3.0 and CLR 2.0. */
public final class PublishedSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2019_09,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final Map<String, Schema> KNOWN = new ConcurrentHashMap<>();

    private PublishedSchemas() {}

    /** @param schema the name of its file, without what all have in common */
    public static void requireValid(String schema, JsonNode json) {
        assertThat(KNOWN.computeIfAbsent(schema, PublishedSchemas::load).validate(json))
                .as(schema + ": " + json)
                .isEmpty();
    }

    private static Schema load(String name) {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream("/1edtech/" + name + "_schema.json")) {
            ObjectNode schema = (ObjectNode) JSON.readTree(in);
            schema.remove(List.of("$schema", "$id"));
            return REGISTRY.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
