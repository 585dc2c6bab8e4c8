package org.waymark.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.standard.Criterion;
import org.waymark.standard.CriterionCode;
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

    /** @throws IllegalStateException when no Standard has been imported */
    public String json(Handle handle) {
        Standard current = standards.getCurrent(handle);
        Map<OpportunityId, List<CatalogueEntry>> runs = new HashMap<>();
        for (CatalogueEntry entry : catalogue.listRuns(handle)) {
            runs.computeIfAbsent(entry.opportunity().id(), id -> new ArrayList<>())
                    .add(entry);
        }
        ObjectNode file = JSON.createObjectNode();
        file.put("standard", current.id().value());
        ArrayNode opportunities = file.putArray("opportunities");
        for (Opportunity opportunity : catalogue.listOpportunities(handle)) {
            ArrayNode its = json(opportunities.addObject(), opportunity).putArray("runs");
            runs.getOrDefault(opportunity.id(), List.of()).forEach(entry -> json(its.addObject(), entry));
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

    private static ObjectNode json(ObjectNode json, Opportunity opportunity) {
        json.put("title", opportunity.title());
        json.put("slug", opportunity.id().value());
        json.put("kind", opportunity.kind().word());
        json.put("issueArea", opportunity.issueArea());
        json.put("summary", opportunity.summary());
        texts(json, "partners", opportunity.partners());
        texts(json, "notes", opportunity.notes());
        return json;
    }

    private static void json(ObjectNode json, CatalogueEntry entry) {
        Run run = entry.run();
        json.put("title", entry.title());
        json.put("startDate", run.start().toString());
        json.put("code", run.code());
        json.put("kind", entry.opportunity().kind().word());
        json.put("slug", run.id().value());
        json.put("startInferred", run.startInferred());
        json.put("endDate", words(run.end()));
        json.put("duration", run.duration());
        ArrayNode sessions = json.putArray("sessions");
        run.sessions().forEach(session -> json(sessions.addObject(), session));
        texts(json, "contents", run.contents());
        json.put("audience", run.audience());
        json.put("eligibility", run.eligibility());
        json.put("capacity", run.capacity());
        json.put("timeCommitment", run.timeCommitment());
        json.put("registrationDeadline", words(run.registrationDeadline()));
        texts(json, "outcomes", run.outcomes());
        json.put("standard", run.standard().value());
        texts(
                json,
                "criteria",
                run.criteria().stream().map(CriterionCode::value).toList());
        json.put("provisional", run.provisional());
        texts(json, "notes", run.notes());
    }

    private static void json(ObjectNode json, RunSession session) {
        json.put("date", session.date().toString());
        json.put("yearInferred", session.yearInferred());
        json.put("wholeWeek", session.wholeWeek());
        json.put("startTime", words(session.start()));
        json.put("endTime", words(session.end()));
        json.put("zone", words(session.zone()));
        json.put("label", session.label());
        json.put("kind", session.kind().word());
    }

    private static void texts(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }

    private static @Nullable String words(@Nullable Object value) {
        return value == null ? null : value.toString();
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
