package org.waymark.lti.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.lti.payload.Json;
import org.waymark.lti.register.ToolFacts;

/** The JSON of an LTI key that Canvas takes with the method "Paste JSON". */
final class CanvasKey {
    /** The places where teachers choose content: an assignment, and a link in a module. */
    private static final List<String> PLACEMENTS = List.of("assignment_selection", "link_selection");

    private CanvasKey() {}

    static String json(ToolFacts tool) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("text", ToolFacts.NAME);
        settings.put("icon_url", tool.logoUri());
        settings.put(
                "placements",
                PLACEMENTS.stream().map(name -> placement(name, tool)).toList());
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("platform", "canvas.instructure.com");
        extension.put("domain", tool.domain());
        extension.put("privacy_level", "name_only");
        extension.put("settings", settings);
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("title", ToolFacts.NAME);
        key.put("description", ToolFacts.DESCRIPTION);
        key.put("oidc_initiation_url", tool.loginUri());
        key.put("target_link_uri", tool.launchUri());
        key.put("public_jwk_url", tool.jwksUri());
        key.put("scopes", tool.scopes());
        key.put("custom_fields", tool.custom());
        key.put("extensions", List.of(extension));
        return Json.writeReadable(key) + "\n";
    }

    private static Map<String, Object> placement(String name, ToolFacts tool) {
        Map<String, Object> placement = new LinkedHashMap<>();
        placement.put("placement", name);
        placement.put("message_type", "LtiDeepLinkingRequest");
        placement.put("target_link_uri", tool.launchUri());
        return placement;
    }
}
