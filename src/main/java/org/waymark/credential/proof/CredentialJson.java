package org.waymark.credential.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Reads a credential's JSON strictly: a text that two readers could understand differently is refused, and so is one that
 * costs more to read than any credential.
 */
public final class CredentialJson {
    /** In characters. Pictures that stand inside a credential make it this long. */
    public static final int LONGEST = 512 * 1024;

    static final int DEEPEST = 40;
    private static final int MOST_VALUES = 5_000;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_NUMBER = 40;
    // A double that JavaScript holds exactly, and an exponent that no reader has to write out.
    private static final double LARGEST_NUMBER = 1e15;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST)
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CredentialJson() {}

    /** Reads an object. */
    public static ObjectNode read(String text) throws ProofFault {
        if (text.length() > LONGEST) {
            throw new ProofFault(ProofFault.Kind.LIMIT, "length");
        }
        JsonNode read;
        try {
            read = MAPPER.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new ProofFault(ProofFault.Kind.LIMIT, "JSON");
        } catch (JsonProcessingException e) {
            throw new ProofFault(ProofFault.Kind.FORM, "JSON");
        }
        if (!(read instanceof ObjectNode object)) {
            throw new ProofFault(ProofFault.Kind.FORM, "JSON");
        }
        require(object);
        return object;
    }

    /** Refuses what has no single meaning: halves of characters, numbers that readers round differently. */
    static void require(JsonNode node) throws ProofFault {
        if (count(node, 0) > MOST_VALUES) {
            throw new ProofFault(ProofFault.Kind.LIMIT, "values");
        }
    }

    private static int count(JsonNode node, int depth) throws ProofFault {
        if (depth > DEEPEST) {
            throw new ProofFault(ProofFault.Kind.LIMIT, "depth");
        }
        int count = 1;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                requireText(member.getKey());
                count += count(member.getValue(), depth + 1);
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                count += count(item, depth + 1);
            }
        } else if (node.isTextual()) {
            requireText(node.textValue());
        } else if (node.isNumber() && !(Math.abs(node.doubleValue()) <= LARGEST_NUMBER)) {
            throw new ProofFault(ProofFault.Kind.FORM, "number");
        }
        return count;
    }

    /** Half of a pair of surrogates is no character: it becomes a question mark in bytes, as other text may be. */
    private static void requireText(String text) throws ProofFault {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new ProofFault(ProofFault.Kind.FORM, "text");
            }
        }
    }
}
