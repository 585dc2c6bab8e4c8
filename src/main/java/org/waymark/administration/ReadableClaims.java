package org.waymark.administration;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;

/**
 * The claims of a message that an administrator may read. Only claims that are known to name nobody and to open nothing
 * are kept with their values; of every other claim the name alone, because a platform may put anything there.
 *
 * @param subject the person; empty when the message names none
 * @param json the claims as JSON; empty when the message could not be read
 */
record ReadableClaims(String deployment, String messageType, String subject, String json) {
    static final ReadableClaims NONE = new ReadableClaims("", "", "", "");
    static final String NOT_KEPT = "(not kept)";

    private static final int LONGEST_JSON = 20_000;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_DEPLOYMENT = 255;
    private static final int LONGEST_TYPE = 60;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern QUERY = Pattern.compile("[?#].*");

    private static final Set<String> PLAIN = Set.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "iat",
            "exp",
            "locale",
            Claim.MESSAGE_TYPE,
            Claim.VERSION,
            Claim.DEPLOYMENT_ID,
            Claim.TARGET_LINK_URI,
            Claim.ROLES,
            Claim.CONTEXT,
            Claim.RESOURCE_LINK,
            Claim.TOOL_PLATFORM,
            Claim.AGS_ENDPOINT,
            Claim.NRPS);

    /** Objects of which single fields are kept: the others hold texts that may name people or carry a secret. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            Claim.LAUNCH_PRESENTATION, Set.of("document_target", "locale", "height", "width"),
            Claim.DEEP_LINKING_SETTINGS,
                    Set.of(
                            "accept_types",
                            "accept_presentation_document_targets",
                            "accept_multiple",
                            "accept_lineitem",
                            "auto_create",
                            "deep_link_return_url"),
            Claim.CUSTOM, Set.of("waymark_run"));

    /** Reads the middle part of a signed token without looking at the signature. */
    static ReadableClaims of(@Nullable String token) {
        String[] parts = token == null ? new String[0] : token.split("\\.", -1);
        if (parts.length != 3) {
            return NONE;
        }
        Optional<JsonNode> read;
        try {
            read = Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                    .filter(JsonNode::isObject);
        } catch (IllegalArgumentException e) {
            return NONE;
        }
        return read.map(ReadableClaims::of).orElse(NONE);
    }

    private static ReadableClaims of(JsonNode claims) {
        Map<String, Object> kept = new LinkedHashMap<>();
        claims.properties().forEach(claim -> {
            Set<String> fields = FIELDS.get(claim.getKey());
            if (fields != null && claim.getValue().isObject()) {
                kept.put(claim.getKey(), some(claim.getValue(), fields));
            } else {
                kept.put(shown(claim.getKey()), PLAIN.contains(claim.getKey()) ? cut(claim.getValue()) : NOT_KEPT);
            }
        });
        String json = Json.write(kept);
        return new ReadableClaims(
                clean(Json.text(claims, Claim.DEPLOYMENT_ID).orElse(""), LONGEST_DEPLOYMENT),
                clean(Json.text(claims, Claim.MESSAGE_TYPE).orElse(""), LONGEST_TYPE),
                Json.text(claims, "sub").orElse(""),
                json.length() > LONGEST_JSON ? "" : json);
    }

    private static Map<String, Object> some(JsonNode object, Set<String> fields) {
        Map<String, Object> kept = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> kept.put(
                        shown(field.getKey()), fields.contains(field.getKey()) ? cut(field.getValue()) : NOT_KEPT));
        return kept;
    }

    private static Object cut(JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> parts = new LinkedHashMap<>();
            value.properties().forEach(part -> parts.put(shown(part.getKey()), cut(part.getValue())));
            return parts;
        }
        return value.isTextual() ? clean(withoutQuery(value.textValue()), LONGEST_TEXT) : value;
    }

    /** Removes the query of an address, which may hold a secret: Moodle puts the key of a person's session there. */
    private static String withoutQuery(String text) {
        Matcher query = QUERY.matcher(text);
        return text.startsWith("http") && query.find() ? query.replaceFirst("?…") : text;
    }

    private static String shown(String name) {
        return clean(name, LONGEST_DEPLOYMENT);
    }

    static String clean(String text, int length) {
        Matcher control = CONTROL.matcher(text);
        String plain = control.find() ? control.replaceAll(" ") : text;
        if (plain.length() <= length) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(length - 1)) ? length - 1 : length);
    }
}
