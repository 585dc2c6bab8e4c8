package org.waymark.journey.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
