package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The form of an Open Badge (OB 3.0, appendix B): which type stands at which member, and what must not be missing. */
final class BadgeForm {
    /** A member's value has this among its types. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("achievement", "Achievement"),
            Map.entry("otherIdentifier", "IdentifierEntry"),
            Map.entry("parentOrg", "Profile"),
            Map.entry("creator", "Profile"),
            Map.entry("source", "Profile"),
            Map.entry("result", "Result"),
            Map.entry("resultDescription", "ResultDescription"),
            Map.entry("rubricCriterionLevel", "RubricCriterionLevel"),
            Map.entry("alignment", "Alignment"),
            Map.entry("evidence", "Evidence"),
            Map.entry("address", "Address"),
            Map.entry("geo", "GeoCoordinates"),
            Map.entry("related", "Related"));

    private static final List<String> OF_ACHIEVEMENT = List.of("id", "name", "description", "criteria");

    private BadgeForm() {}

    static void require(ReadCredential badge) throws CannotVerify {
        JsonNode issuer = badge.json().path("issuer");
        if (issuer.isObject()) {
            typed(issuer, "issuer", "Profile");
        }
        if (badge.subjects().size() != 1) {
            throw new CannotVerify("form.member", "name", "credentialSubject");
        }
        ObjectNode subject = badge.subjects().get(0);
        typed(subject, "credentialSubject", "AchievementSubject");
        for (ObjectNode identifier : ReadCredential.objects(subject, "identifier")) {
            typed(identifier, "identifier", "IdentityObject");
        }
        JsonNode achievement = subject.path("achievement");
        for (String name : OF_ACHIEVEMENT) {
            if (!achievement.isMissingNode() && achievement.path(name).isMissingNode()) {
                throw new CannotVerify("form.member", "name", name);
            }
        }
        walk(badge.json());
    }

    /** Endorsements are credentials of their own, with subjects of another type. */
    private static void walk(JsonNode node) throws CannotVerify {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String expected = TYPES.get(member.getKey());
            JsonNode value = member.getValue();
            if (member.getKey().equals("endorsement") || member.getKey().equals("proof")) {
                continue;
            }
            for (JsonNode entry : value.isArray() ? value : List.of(value)) {
                if (entry.isObject()) {
                    if (expected != null) {
                        typed(entry, member.getKey(), expected);
                    }
                    walk(entry);
                }
            }
        }
    }

    private static void typed(JsonNode entry, String name, String expected) throws CannotVerify {
        if (!ReadCredential.texts(entry.path("type")).contains(expected)) {
            throw new CannotVerify("form.type", "name", name, "type", expected);
        }
    }
}
