package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.proof.CredentialJson;
import org.waymark.credential.proof.ProofFault;

/**
 * Finds the key that a proof names, and how far it is known to be the issuer's. Anybody can sign with some key and write
 * any issuer's name; so a key counts only when the issuer's own document, or at least its own site, gives it.
 */
final class IssuerKeys {
    private static final String DID_WEB = "did:web:";

    private final PublicAddresses addresses;
    private final OwnRecords own;
    private final Fetching fetching;

    IssuerKeys(PublicAddresses addresses, OwnRecords own, Fetching fetching) {
        this.addresses = addresses;
        this.own = own;
        this.fetching = fetching;
    }

    /** How far a key is known to be the issuer's. */
    enum Bond {
        /** This installation's own. */
        OURS,
        /** The issuer is the key, or the issuer's own document names it. */
        CONFIRMED,
        /** It comes from the issuer's site, which does not say whose it is. */
        SAME_SITE,
        /** Nothing connects it with the issuer. */
        NONE
    }

    record Found(PublicKey key, Bond bond) {}

    /**
     * @param method the address of the key, as a proof or {@code kid} names it
     * @param jwk a key that was brought along
     */
    Found find(String issuer, @Nullable String method, @Nullable ObjectNode jwk) throws CannotVerify {
        Optional<String> slug = addresses.findIssuer(issuer);
        if (slug.isPresent()) {
            return own.findKey(slug.get(), method == null ? "" : method)
                    .map(key -> new Found(key, Bond.OURS))
                    .orElseThrow(() -> new CannotVerify("signature.wrong", "issuer", issuer));
        }
        if (method == null) {
            return broughtAlong(issuer, jwk);
        }
        String did = method.indexOf('#') < 0 ? method : method.substring(0, method.indexOf('#'));
        if (KeyText.isKey(did)) {
            return new Found(KeyText.ofDid(did), did.equals(issuer) ? Bond.CONFIRMED : Bond.NONE);
        }
        if (issuer.startsWith(DID_WEB)) {
            return inDid(issuer, method.startsWith("#") ? issuer + method : method);
        }
        String origin = Fetching.origin(issuer);
        if (origin.isEmpty()) {
            throw new CannotVerify("key.no-way", "issuer", issuer);
        }
        if (Fetching.origin(method).equals(origin)) {
            return atAddress(issuer, method);
        }
        if (method.indexOf(':') >= 0) {
            throw new CannotVerify("key.elsewhere", "address", method);
        }
        ObjectNode keys = object(fetching.text(origin + "/.well-known/jwks.json"));
        return new Found(inSet(keys, method), Bond.SAME_SITE);
    }

    /** A key that came with the credential counts only when the issuer is that key, or its document has the same. */
    private Found broughtAlong(String issuer, @Nullable ObjectNode jwk) throws CannotVerify {
        if (jwk == null) {
            throw new CannotVerify("key.not-named");
        }
        PublicKey key = KeyText.ofJwk(jwk);
        if (KeyText.isKey(issuer)) {
            return new Found(key, same(KeyText.ofDid(issuer), key) ? Bond.CONFIRMED : Bond.NONE);
        }
        String address = issuer.startsWith(DID_WEB) ? didDocument(issuer) : issuer;
        if (Fetching.origin(address).isEmpty()) {
            return new Found(key, Bond.NONE);
        }
        ObjectNode document;
        try {
            document = object(fetching.text(address));
        } catch (CannotVerify e) {
            return new Found(key, Bond.NONE);
        }
        for (JsonNode method : methods(document)) {
            try {
                if (document.path("id").asText("").equals(issuer)
                        && mayAssert(document, issuer, method)
                        && same(KeyText.ofMethod(method), key)) {
                    return new Found(key, Bond.CONFIRMED);
                }
            } catch (CannotVerify e) {
                // Another key of the document may be the one.
            }
        }
        return new Found(key, Bond.NONE);
    }

    private Found inDid(String issuer, String method) throws CannotVerify {
        if (!method.startsWith(issuer + "#")) {
            throw new CannotVerify("key.elsewhere", "address", method);
        }
        ObjectNode document = object(fetching.text(didDocument(issuer)));
        return new Found(inDocument(document, issuer, method), Bond.CONFIRMED);
    }

    /** The address of a did:web's document: a path, or the well-known one. */
    private static String didDocument(String did) throws CannotVerify {
        List<String> parts = Arrays.asList(did.substring(DID_WEB.length()).split(":", -1));
        String host;
        try {
            host = URLDecoder.decode(parts.get(0), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CannotVerify("key.no-way", "issuer", did);
        }
        String path = parts.size() == 1 ? "/.well-known" : "/" + String.join("/", parts.subList(1, parts.size()));
        boolean loopback = host.startsWith("127.0.0.1:") || host.startsWith("localhost:");
        String address = (loopback ? "http://" : "https://") + host + path + "/did.json";
        if (host.chars().anyMatch(c -> c == '/' || c == '@' || c == '?' || c == '#') || path.contains("..")) {
            throw new CannotVerify("key.no-way", "issuer", did);
        }
        return address;
    }

    private Found atAddress(String issuer, String method) throws CannotVerify {
        ObjectNode document = object(fetching.text(method));
        String at = method.indexOf('#') < 0 ? method : method.substring(0, method.indexOf('#'));
        boolean below = at.equals(issuer) || method.startsWith(issuer + "/") || method.startsWith(issuer + "?");
        if (!methods(document).isEmpty()) {
            // A document about its owner: it speaks for the issuer when it is the issuer's.
            String id = document.path("id").asText("");
            PublicKey key = inDocument(document, id, method);
            return new Found(key, id.equals(issuer) && at.equals(issuer) ? Bond.CONFIRMED : Bond.SAME_SITE);
        }
        if (document.path("keys").isArray()) {
            return new Found(inSet(document, method), below ? Bond.CONFIRMED : Bond.SAME_SITE);
        }
        JsonNode controller = document.path("controller");
        if (!controller.isMissingNode() && !controller.asText("").equals(issuer)) {
            throw new CannotVerify("key.elsewhere", "address", method);
        }
        JsonNode id = document.path("id");
        if (!id.isMissingNode() && !id.asText("").equals(method)) {
            throw new CannotVerify("key.not-found", "address", method);
        }
        boolean says = below || controller.asText("").equals(issuer);
        return new Found(KeyText.ofMethod(document), says ? Bond.CONFIRMED : Bond.SAME_SITE);
    }

    private static PublicKey inDocument(ObjectNode document, String owner, String method) throws CannotVerify {
        if (document.path("id").asText("").equals(owner)) {
            for (JsonNode entry : methods(document)) {
                String id = entry.path("id").asText("");
                boolean named = id.equals(method) || (id.startsWith("#") && (owner + id).equals(method));
                if (named && mayAssert(document, owner, entry)) {
                    return KeyText.ofMethod(entry);
                }
            }
        }
        throw new CannotVerify("key.not-found", "address", method);
    }

    private static List<JsonNode> methods(ObjectNode document) {
        return java.util.stream.Stream.of("verificationMethod", "assertionMethod", "publicKey")
                .flatMap(name -> {
                    JsonNode member = document.path(name);
                    return member.isArray()
                            ? java.util.stream.StreamSupport.stream(member.spliterator(), false)
                            : java.util.stream.Stream.of(member);
                })
                .filter(JsonNode::isObject)
                .limit(50)
                .toList();
    }

    /** The document says what a key is for; one for signing in must not sign credentials. */
    private static boolean mayAssert(ObjectNode document, String owner, JsonNode method) {
        JsonNode controller = method.path("controller");
        if (!controller.isMissingNode() && !controller.asText("").equals(owner)) {
            return false;
        }
        if (method.has("revoked") || method.has("expires")) {
            return false;
        }
        JsonNode assertion = document.path("assertionMethod");
        if (assertion.isMissingNode()) {
            // A profile is no DID document, and lists its keys for nothing else.
            return !owner.startsWith("did:");
        }
        String id = method.path("id").asText("");
        for (JsonNode entry : assertion.isArray() ? assertion : List.of(assertion)) {
            String named =
                    entry.isTextual() ? entry.textValue() : entry.path("id").asText("");
            if (!named.isEmpty() && (named.equals(id) || (owner + named).equals(id) || named.equals(owner + id))) {
                return true;
            }
        }
        return false;
    }

    private static PublicKey inSet(ObjectNode set, String method) throws CannotVerify {
        String last = method.substring(Math.max(method.lastIndexOf('#'), method.lastIndexOf('/')) + 1);
        for (String wanted : List.of(method, last)) {
            for (JsonNode key : set.path("keys")) {
                if (key.path("kid").asText("").equals(wanted)) {
                    return KeyText.ofJwk(key);
                }
            }
        }
        throw new CannotVerify("key.not-found", "address", method);
    }

    private static ObjectNode object(String text) throws CannotVerify {
        try {
            return CredentialJson.read(text);
        } catch (ProofFault e) {
            throw new CannotVerify("key.no-document");
        }
    }

    private static boolean same(PublicKey one, PublicKey other) {
        return Arrays.equals(one.getEncoded(), other.getEncoded());
    }
}
