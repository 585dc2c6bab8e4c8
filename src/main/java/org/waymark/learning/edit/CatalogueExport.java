package org.waymark.learning.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.waymark.learning.Catalogue;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityId;
import org.waymark.standard.Criterion;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardFile;
import org.waymark.standard.Standards;

/**
 * The whole catalogue as JSON, in an order that does not depend on the database. {@link CatalogueFile} reads it back.
 * Every field is there for every entry, {@code null} where the source prints nothing.
 */
public final class CatalogueExport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private final Catalogue catalogue = new Catalogue();
    private final Standards standards = new Standards();

    /**
     * @param today the day whose Standard for new runs is named first
     * @throws IllegalStateException when no Standard has been imported
     */
    public String json(Handle handle, LocalDate today) {
        Standard current = standards.getForNewRuns(handle, today);
        Map<OpportunityId, List<CatalogueEntry>> runs = new HashMap<>();
        for (CatalogueEntry entry : catalogue.listRuns(handle)) {
            runs.computeIfAbsent(entry.opportunity().id(), id -> new ArrayList<>())
                    .add(entry);
        }
        ObjectNode file = JSON.createObjectNode();
        file.put("standard", current.id().value());
        ArrayNode opportunities = file.putArray("opportunities");
        for (Opportunity opportunity : catalogue.listOpportunities(handle)) {
            ObjectNode json = CatalogueJson.of(opportunity);
            opportunities.add(json);
            ArrayNode its = json.putArray("runs");
            runs.getOrDefault(opportunity.id(), List.of()).forEach(entry -> its.add(CatalogueJson.of(entry)));
        }
        ArrayNode criteria = file.putArray("criteria");
        for (Standard standard : standards.list(handle)) {
            for (Criterion criterion : standard.criteria()) {
                criteria.add(StandardFile.json(criterion)
                        .put("standard", standard.id().value()));
            }
        }
        return print(file);
    }

    private static String print(ObjectNode file) {
        try {
            return JSON.writer(
                            new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES))
                    .writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
