package org.waymark.credential.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.proof.Multikey;

/**
 * Writes what an issuer says of itself: its profile (OB 3.0), its DID document (did:web) and its keys. A reader who checks
 * a credential finds the same keys on each way.
 */
public final class IssuerDocuments {
    static final String VC = "https://www.w3.org/ns/credentials/v2";
    static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
    private static final String DID = "https://www.w3.org/ns/did/v1";
    private static final String MULTIKEY = "https://w3id.org/security/multikey/v1";
    private static final String JSON_WEB_KEY = "https://w3id.org/security/suites/jws-2020/v1";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final IssuerProfile own;
    private final PublicAddresses addresses;

    public IssuerDocuments(IssuerProfile own, PublicAddresses addresses) {
        this.own = own;
        this.addresses = addresses;
    }

    /**
     * The issuer's profile with its keys, as its own address answers. It is also the controller document of the keys
     * (Controlled Identifiers 1.0).
     *
     * @param facts null for the installation itself
     * @param keys the public keys of badges and of proofs
     */
    public String profileJson(@Nullable IssuerFacts facts, List<JWK> keys) {
        String slug = slug(facts);
        ObjectNode document = MAPPER.createObjectNode();
        // The first context tells a reader of proofs that the terms of keys mean what they mean in a DID document.
        document.set("@context", contexts(List.of(DID, VC, OPEN_BADGES, MULTIKEY, JSON_WEB_KEY)));
        document.setAll(profile(facts));
        ArrayNode names = document.putArray("alsoKnownAs").add(addresses.did(slug));
        addresses.formerIssuers(slug).forEach(names::add);
        putKeys(document, addresses.issuer(slug), addresses.issuer(slug) + "/keys/", keys);
        return text(document);
    }

    /** The document of the issuer's DID, with the same keys. */
    public String didJson(String slug, List<JWK> keys) {
        String did = addresses.did(slug);
        ObjectNode document = MAPPER.createObjectNode();
        document.set("@context", contexts(List.of(DID, MULTIKEY, JSON_WEB_KEY)));
        document.put("id", did);
        document.putArray("alsoKnownAs").add(addresses.issuer(slug));
        putKeys(document, did, did + "#", keys);
        return text(document);
    }

    /** One key alone: a JWK (RFC 7517) for JWTs, a Multikey for proofs. */
    public String keyJson(String slug, JWK key) {
        String address = addresses.key(slug, key.getKeyID());
        if (!(key instanceof OctetKeyPair)) {
            return key.toJSONString();
        }
        ObjectNode method = MAPPER.createObjectNode();
        method.put("@context", MULTIKEY);
        method.setAll(method(address, addresses.issuer(slug), key));
        return text(method);
    }

    /** The key set, in which a key is called as the credentials call it in {@code kid}. */
    public String keySetJson(String slug, List<JWK> keys) {
        ObjectNode set = MAPPER.createObjectNode();
        ArrayNode array = set.putArray("keys");
        for (JWK key : keys) {
            ObjectNode entry = MAPPER.valueToTree(key.toJSONObject());
            array.add(entry.put("kid", addresses.key(slug, key.getKeyID())));
        }
        return text(set);
    }

    static String slug(@Nullable IssuerFacts facts) {
        return facts == null ? PublicAddresses.WAYMARK : facts.slug();
    }

    ObjectNode profile(@Nullable IssuerFacts facts) {
        return facts == null ? ownProfile() : organization(facts);
    }

    private static void putKeys(ObjectNode document, String controller, String prefix, List<JWK> keys) {
        ArrayNode methods = document.putArray("verificationMethod");
        ArrayNode assertion = document.putArray("assertionMethod");
        for (JWK key : keys) {
            methods.add(method(prefix + key.getKeyID(), controller, key));
            assertion.add(prefix + key.getKeyID());
        }
    }

    private static ObjectNode method(String id, String controller, JWK key) {
        ObjectNode method = MAPPER.createObjectNode();
        method.put("id", id);
        boolean multikey = key instanceof OctetKeyPair;
        method.put("type", multikey ? "Multikey" : "JsonWebKey2020");
        method.put("controller", controller);
        if (key instanceof OctetKeyPair pair) {
            method.put("publicKeyMultibase", Multikey.ofEd25519(pair.getDecodedX()));
        } else {
            method.set("publicKeyJwk", MAPPER.valueToTree(key.toJSONObject()));
        }
        return method;
    }

    private ObjectNode organization(IssuerFacts facts) {
        ObjectNode profile = MAPPER.createObjectNode();
        profile.put("id", addresses.issuer(facts.slug()));
        profile.putArray("type").add("Profile");
        profile.put("name", facts.name());
        putIfKnown(profile, "url", facts.website());
        putIfKnown(profile, "email", facts.email());
        String address = facts.address();
        if (address != null) {
            ObjectNode postal = profile.putObject("address");
            postal.putArray("type").add("Address");
            postal.put("streetAddress", address.replace("\n", ", "));
        }
        IssuerFacts.Picture logo = facts.logo();
        if (logo != null) {
            ObjectNode image = profile.putObject("image");
            image.put("id", addresses.logo(facts.slug(), logo));
            image.put("type", "Image");
            image.put("caption", facts.name());
        }
        putIfKnown(profile, "official", facts.signatory());
        return profile;
    }

    private ObjectNode ownProfile() {
        ObjectNode profile = MAPPER.createObjectNode();
        profile.put("id", own.id());
        profile.putArray("type").add("Profile");
        profile.put("name", own.name());
        putIfKnown(profile, "url", own.website());
        putIfKnown(profile, "description", own.description());
        return profile;
    }

    static ArrayNode contexts(List<String> contexts) {
        ArrayNode array = MAPPER.createArrayNode();
        contexts.forEach(array::add);
        return array;
    }

    static void putIfKnown(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(name, value);
        }
    }

    static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
