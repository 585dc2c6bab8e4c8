package org.waymark.credential.proof;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Map;
import java.util.Set;

/**
 * Refuses an expanded document of which something would be left out of its RDF (JSON-LD's safe mode): what is left out, no
 * signature covers.
 */
final class SafeMode {
    private static final int LONGEST_LIST = 100;
    private static final int LONGEST_SUBTAG = 8;
    private static final Set<String> OF_VALUES = Set.of("@value", "@type", "@language");

    private SafeMode() {}

    static void require(JsonArray expanded) throws ProofFault {
        if (expanded.size() != 1) {
            throw new ProofFault(ProofFault.Kind.TERM, "document");
        }
        node(object(expanded.get(0)));
    }

    private static void node(JsonObject node) throws ProofFault {
        for (Map.Entry<String, JsonValue> member : node.entrySet()) {
            String name = member.getKey();
            if (name.equals("@id")) {
                iri(member.getValue());
            } else if (name.equals("@type")) {
                for (JsonValue type : array(member.getValue())) {
                    iri(type);
                }
            } else if (name.equals("@graph")) {
                for (JsonValue inner : array(member.getValue())) {
                    node(object(inner));
                }
            } else if (name.startsWith("@")) {
                throw new ProofFault(ProofFault.Kind.TERM, name);
            } else {
                requireIri(name);
                for (JsonValue value : array(member.getValue())) {
                    object(value, name);
                }
            }
        }
    }

    private static void object(JsonValue value, String property) throws ProofFault {
        JsonObject object = object(value);
        if (object.containsKey("@value")) {
            literal(object);
        } else if (object.containsKey("@list")) {
            JsonArray list = array(object.get("@list"));
            if (object.size() > 1 || list.size() > LONGEST_LIST) {
                throw new ProofFault(ProofFault.Kind.LIMIT, property);
            }
            for (JsonValue item : list) {
                object(item, property);
            }
        } else {
            node(object);
        }
    }

    private static void literal(JsonObject literal) throws ProofFault {
        for (Map.Entry<String, JsonValue> member : literal.entrySet()) {
            if (!OF_VALUES.contains(member.getKey())) {
                throw new ProofFault(ProofFault.Kind.TERM, member.getKey());
            }
        }
        JsonValue type = literal.get("@type");
        if (type != null && !text(type).equals("@json")) {
            iri(type);
        }
        JsonValue language = literal.get("@language");
        if (language != null) {
            language(text(language));
        }
    }

    private static void language(String tag) throws ProofFault {
        for (String part : tag.split("-", -1)) {
            boolean plain = part.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c));
            if (part.isEmpty() || part.length() > LONGEST_SUBTAG || !plain) {
                throw new ProofFault(ProofFault.Kind.TERM, tag);
            }
        }
    }

    private static void iri(JsonValue value) throws ProofFault {
        requireIri(text(value));
    }

    /** Refuses what is not an absolute address, and the signs that would end it too early where it is written down. */
    static void requireIri(String text) throws ProofFault {
        int colon = text.indexOf(':');
        boolean scheme = colon > 0 && text.length() > colon + 1 && letter(text.charAt(0));
        for (int i = 0; i < colon && scheme; i++) {
            char c = text.charAt(i);
            scheme = letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        }
        boolean whole = text.chars().noneMatch(c -> c <= ' ' || c == 0x7F || "<>\"{}|\\^`".indexOf(c) >= 0);
        if (!scheme || !whole) {
            throw new ProofFault(ProofFault.Kind.TERM, text);
        }
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String text(JsonValue value) throws ProofFault {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new ProofFault(ProofFault.Kind.TERM, value.getValueType().name());
    }

    private static JsonArray array(JsonValue value) throws ProofFault {
        if (value.getValueType() == ValueType.ARRAY) {
            return value.asJsonArray();
        }
        throw new ProofFault(ProofFault.Kind.TERM, value.getValueType().name());
    }

    private static JsonObject object(JsonValue value) throws ProofFault {
        if (value.getValueType() == ValueType.OBJECT) {
            return value.asJsonObject();
        }
        throw new ProofFault(ProofFault.Kind.TERM, value.getValueType().name());
    }
}
