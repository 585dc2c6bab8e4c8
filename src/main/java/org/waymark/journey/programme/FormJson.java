package org.waymark.journey.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunFormat;
import org.waymark.question.Hosting;

/** Turns what a form sends into the form of the catalogue's file, and puts in or leaves out what a form does not decide. */
final class FormJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormJson() {}

    /** A run or an opportunity under a name that the form does not choose. */
    static String named(String json, String slug) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node instanceof ObjectNode object) {
                object.put("slug", slug);
                return object.toString();
            }
            return json;
        } catch (JsonProcessingException e) {
            return json; // its reader says what is wrong with it
        }
    }

    /** A run that a city hosts, with what is known of it. */
    static String hosted(@Nullable OpportunityId opportunity, Hosting.Plan plan, String city) {
        ObjectNode run = JSON.createObjectNode();
        run.put("opportunity", opportunity == null ? "" : opportunity.value());
        run.put("startDate", plan.firstDay().toString());
        run.put("endDate", plan.lastDay().toString());
        run.put("format", RunFormat.IN_PERSON.word());
        run.put("place", plan.place());
        run.put("hostCity", city);
        run.put("registerHere", true);
        return run.toString();
    }

    /** A run under its name and of the kind that its opportunity has today. */
    static String ofRun(String json, String slug) {
        return without(named(json, slug), "kind");
    }

    static String without(String json, String field) {
        try {
            JsonNode node = JSON.readTree(json);
            return node instanceof ObjectNode object ? object.without(field).toString() : json;
        } catch (JsonProcessingException e) {
            return json;
        }
    }
}
