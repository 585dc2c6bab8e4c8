package org.waymark.credential.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses a document whose JSON says something else than its RDF. A signature covers the RDF only, and the same RDF can
 * be written so that whoever reads the members by name does not see the end of its validity or its status: under another
 * name, by a context of the stranger's own, or inside another node with the same id.
 */
final class PlainTerms {
    /** What a reader decides by, all of which has to stand at the credential itself. */
    private static final Set<String> DECISIVE = Set.of(
            "issuer",
            "validFrom",
            "validUntil",
            "issuanceDate",
            "expirationDate",
            "credentialStatus",
            "credentialSubject",
            "credentialSchema",
            "refreshService",
            "termsOfUse");

    private static final Set<String> OF_VALUES = Set.of("@value", "@language");

    private static final int MOST_CONTEXTS = 12;

    private final Contexts contexts;

    PlainTerms(Contexts contexts) {
        this.contexts = contexts;
    }

    void require(ObjectNode document) throws ProofFault {
        List<String> named = named(document.path("@context"));
        if (named.isEmpty()
                || !(named.get(0).equals(Contexts.CREDENTIALS_1) || named.get(0).equals(Contexts.CREDENTIALS_2))) {
            throw new ProofFault(ProofFault.Kind.CONTEXT, "@context");
        }
        String id = document.path("id").isTextual() ? document.path("id").textValue() : "";
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            require(member.getKey(), member.getValue(), id);
        }
    }

    /**
     * The contexts of a document or proof, each by its address.
     *
     * @param context a member that may be missing
     */
    List<String> named(JsonNode context) throws ProofFault {
        List<String> named = new ArrayList<>();
        if (context.size() > MOST_CONTEXTS) {
            throw new ProofFault(ProofFault.Kind.LIMIT, "@context");
        }
        for (JsonNode entry : context.isArray() ? context : List.of(context)) {
            if (entry.isTextual()) {
                if (!contexts.knows(entry.textValue())) {
                    throw new ProofFault(ProofFault.Kind.CONTEXT, entry.textValue());
                }
                named.add(entry.textValue());
            } else if (!entry.isMissingNode()) {
                throw new ProofFault(ProofFault.Kind.CONTEXT, "{…}");
            }
        }
        return named;
    }

    private void require(String name, JsonNode value, String root) throws ProofFault {
        if (name.equals("@context")) {
            named(value);
            return;
        }
        if (name.indexOf(':') >= 0 || (name.startsWith("@") && !OF_VALUES.contains(name))) {
            throw new ProofFault(ProofFault.Kind.TERM, name);
        }
        require(value, root);
    }

    private void require(JsonNode value, String root) throws ProofFault {
        if (value.isArray()) {
            for (JsonNode item : value) {
                require(item, root);
            }
        } else if (value.isObject()) {
            JsonNode id = value.path("id");
            boolean same = !root.isEmpty() && root.equals(id.textValue());
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                if (same && DECISIVE.contains(member.getKey())) {
                    throw new ProofFault(ProofFault.Kind.TERM, member.getKey());
                }
                require(member.getKey(), member.getValue(), root);
            }
        }
    }
}
