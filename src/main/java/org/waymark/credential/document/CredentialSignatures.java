package org.waymark.credential.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEObjectType;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.credential.Credential;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.proof.DataIntegrityProof;
import org.waymark.credential.proof.ProofFault;
import org.waymark.keys.Signer;

/**
 * Signs a credential of ours in both forms: as VC-JWT (Open Badges 3.0, 8.2) and with an embedded proof of the suite
 * eddsa-rdfc-2022. What it says is not changed by that. Safe for many threads.
 */
public final class CredentialSignatures {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialSignatures.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CONTEXT = "@context";

    /**
     * Says what the claims of a JWT are, for readers in JSON-LD's safe mode. Not every copy of the context of VC 2.0 does,
     * and none knows {@code jti}; where one does, it says the same.
     */
    private static final String[][] CLAIMS = {
        {"iss", "https://www.iana.org/assignments/jose#iss", "@id"},
        {"jti", "https://www.iana.org/assignments/jwt#jti", "@id"},
        {"sub", "https://www.iana.org/assignments/jose#sub", "@id"},
        {"nbf", "https://www.iana.org/assignments/jwt#nbf", "https://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
        {"exp", "https://www.iana.org/assignments/jwt#exp", "https://www.w3.org/2001/XMLSchema#nonNegativeInteger"}
    };

    private final Signer jwtSigner;
    private final Signer proofSigner;

    /**
     * @param jwtSigner has a key of badges
     * @param proofSigner has a key of proofs
     */
    public CredentialSignatures(Signer jwtSigner, Signer proofSigner) {
        this.jwtSigner = jwtSigner;
        this.proofSigner = proofSigner;
    }

    /**
     * Signs in the forms that are not signed yet. The same text, keys and time give the same bytes, but for ES256.
     *
     * @param jwt the VC-JWT that there is, or an empty text
     */
    public SignedBadge sign(String json, String jwt, Instant now) {
        return new SignedBadge(Credential.isProved(json) ? json : prove(json, now), jwt.isEmpty() ? jwt(json) : jwt);
    }

    /** The text with a proof as its last member; as it is, where it says something that a proof cannot hold. */
    public String prove(String json, Instant now) {
        ObjectNode credential = read(json);
        try {
            credential.set(
                    "proof",
                    DataIntegrityProof.sign(
                            credential, keyAddress(credential, proofSigner), now, proofSigner::signBytes));
        } catch (ProofFault e) {
            // The JWT says the same and holds.
            LOG.warn("no proof for {}: {} {}", credential.get("id"), e.kind(), e.detail());
            return json;
        }
        return write(credential);
    }

    /** Signs with RS256, or ES256 where the key is of that kind; {@code kid} is the address of the public key, {@code typ} JWT, and the header says nothing else. */
    public String jwt(String json) {
        ObjectNode credential = read(json);
        credential.remove("proof");
        String issuer = issuer(credential);
        // The four claims of OB 3.0's JWT payload stand beside the credential's own members.
        ArrayNode contexts = (ArrayNode) credential.get(CONTEXT);
        ObjectNode claims = contexts.addObject();
        for (String[] claim : CLAIMS) {
            claims.putObject(claim[0]).put("@id", claim[1]).put("@type", claim[2]);
        }
        credential.put("iss", issuer);
        credential.set("jti", credential.get("id"));
        credential.set("sub", credential.get("credentialSubject").get("id"));
        credential.put("nbf", seconds(credential, "validFrom"));
        if (credential.has("validUntil")) {
            credential.put("exp", seconds(credential, "validUntil"));
        }
        return jwtSigner.sign(write(credential), JOSEObjectType.JWT, keyAddress(credential, jwtSigner));
    }

    private static long seconds(ObjectNode credential, String name) {
        return Instant.parse(credential.get(name).asText()).getEpochSecond();
    }

    private static String issuer(ObjectNode credential) {
        return credential.get("issuer").isTextual()
                ? credential.get("issuer").asText()
                : credential.get("issuer").get("id").asText();
    }

    private static String keyAddress(ObjectNode credential, Signer signer) {
        return PublicAddresses.keyOf(issuer(credential), signer.kid());
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored credential is damaged", e);
        }
    }

    private static String write(ObjectNode credential) {
        try {
            return MAPPER.writeValueAsString(credential);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
