package org.waymark.learning.edit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.CatalogueEntry;
import org.waymark.learning.Opportunity;
import org.waymark.learning.Registration;
import org.waymark.learning.Run;
import org.waymark.learning.RunSession;
import org.waymark.learning.RunState;
import org.waymark.standard.CriterionCode;

/**
 * An opportunity or a run as it stands in a file, with every field, {@code null} where nothing is said. {@link
 * CatalogueFile} and {@link RunReader} read it back.
 */
public final class CatalogueJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CatalogueJson() {}

    /** An opportunity without its runs. */
    public static ObjectNode of(Opportunity opportunity) {
        ObjectNode json = JSON.createObjectNode();
        json.put("title", opportunity.title());
        json.put("slug", opportunity.id().value());
        json.put("kind", opportunity.kind().word());
        json.put("issueArea", opportunity.issueArea());
        json.put("summary", opportunity.summary());
        texts(json, "description", opportunity.description());
        texts(json, "outcomes", opportunity.outcomes());
        json.put("audience", opportunity.audience());
        texts(json, "partners", opportunity.partners());
        texts(json, "notes", opportunity.notes());
        return json;
    }

    public static ObjectNode of(CatalogueEntry entry) {
        Run run = entry.run();
        ObjectNode json = JSON.createObjectNode();
        json.put("title", entry.title());
        json.put("startDate", run.start().toString());
        json.put("code", run.code());
        json.put("kind", entry.opportunity().kind().word());
        json.put("slug", run.id().value());
        json.put("language", run.language());
        json.put("startInferred", run.startInferred());
        json.put("endDate", words(run.end()));
        json.put("duration", run.duration());
        ArrayNode sessions = json.putArray("sessions");
        run.sessions().forEach(session -> add(sessions.addObject(), session));
        texts(json, "contents", run.about().contents());
        json.put("audience", run.about().audience());
        json.put("eligibility", run.about().eligibility());
        json.put("timeCommitment", run.about().timeCommitment());
        texts(json, "outcomes", run.about().outcomes());
        json.put("format", run.place().format().word());
        json.put("place", run.place().place());
        json.put("hostCity", run.place().hostCity());
        add(json, run.registration());
        ArrayNode materials = json.putArray("materials");
        run.materials()
                .forEach(material -> materials
                        .addObject()
                        .put("title", material.title())
                        .put("url", material.url().toString()));
        json.put("takeAt", words(run.takeAt()));
        json.put("standard", run.standard().value());
        texts(
                json,
                "criteria",
                run.criteria().stream().map(CriterionCode::value).toList());
        json.put("provisional", run.provisional());
        texts(json, "notes", run.notes());
        add(json, run.state());
        return json;
    }

    private static void add(ObjectNode json, Registration registration) {
        json.put("registerHere", registration.here());
        json.put("registrationDeadline", words(registration.deadline()));
        json.put("capacity", registration.capacity());
        ArrayNode tiers = json.putArray("tiers");
        registration
                .tiers()
                .forEach(tier -> tiers.addObject()
                        .put("name", tier.name())
                        .put("places", tier.places())
                        .put("note", tier.note())
                        .put("perCity", tier.perCity())
                        .put("assessed", tier.assessed())
                        .put("selected", tier.selected()));
        texts(json, "questions", registration.questions());
        json.put("contact", registration.contact());
    }

    private static void add(ObjectNode json, RunState state) {
        Instant at = state.publishedAt();
        json.put("published", at != null);
        json.put("publishedAt", Instant.EPOCH.equals(at) ? null : words(at));
        json.put("cancelledOn", words(state.cancelledOn()));
        json.put("cancelNotice", state.cancelNotice());
        json.put("postponedFrom", words(state.postponedFrom()));
    }

    private static void add(ObjectNode json, RunSession session) {
        json.put("date", session.date().toString());
        json.put("yearInferred", session.yearInferred());
        json.put("wholeWeek", session.wholeWeek());
        json.put("startTime", words(session.start()));
        json.put("endTime", words(session.end()));
        json.put("zone", words(session.zone()));
        json.put("label", session.label());
        json.put("kind", session.kind().word());
        json.put("leader", session.leader());
        json.put("place", session.venue());
        json.put("link", words(session.link()));
    }

    private static void texts(ObjectNode json, String name, List<String> texts) {
        ArrayNode array = json.putArray(name);
        texts.forEach(array::add);
    }

    private static @Nullable String words(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
