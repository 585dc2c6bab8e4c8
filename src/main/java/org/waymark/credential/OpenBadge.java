package org.waymark.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEObjectType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.keys.Signer;
import org.waymark.language.Language;
import org.waymark.language.Message;

/**
 * Writes and signs the OpenBadgeCredential (Open Badges 3.0; Verifiable Credentials 2.0). The same facts always give
 * the same bytes. A subject is named by two values that are computed for this credential alone, so that two badges of
 * one person cannot be linked by a stranger.
 */
public final class OpenBadge {
    static final String REVOCATION_LIST = "1EdTechRevocationList";

    // In this order by OB 3.0. The numbered context never changes; the last one defines the type of the status, without
    // which a reader in JSON-LD's safe mode refuses the whole badge.
    private static final List<String> CONTEXTS = List.of(
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final IssuerProfile issuer;
    private final PublicAddresses addresses;

    public OpenBadge(IssuerProfile issuer, PublicAddresses addresses) {
        this.issuer = issuer;
        this.addresses = addresses;
    }

    /** Signs with a badge key: RS256, {@code kid} the address of the public key, {@code typ} JWT, nothing else. */
    public SignedBadge sign(CredentialFacts facts, Signer signer) {
        ObjectNode credential = credential(facts);
        String json = text(credential);
        // The four claims of OB 3.0's JWT payload stand beside the credential's own members.
        String slug = slug(facts.issuer());
        credential.put("iss", facts.issuer() == null ? issuer.id() : addresses.issuer(slug));
        credential.put("jti", addresses.credential(facts.id()));
        credential.put("sub", subjectId(facts));
        credential.put("nbf", facts.awardedAt().getEpochSecond());
        return new SignedBadge(
                json, signer.sign(text(credential), JOSEObjectType.JWT, addresses.key(slug, signer.kid())));
    }

    /** The credential without proof and without JWT claims. */
    public String credentialJson(CredentialFacts facts) {
        return text(credential(facts));
    }

    /** The achievement alone, as its own address answers. */
    public String achievementJson(AchievementFacts facts) {
        ObjectNode achievement = MAPPER.createObjectNode();
        achievement.set("@context", contexts(CONTEXTS.subList(0, 2)));
        achievement.setAll(achievement(facts));
        return text(achievement);
    }

    /**
     * The issuer's profile, as its own address answers.
     *
     * @param facts null for the installation itself
     */
    public String issuerJson(@Nullable IssuerFacts facts) {
        ObjectNode profile = MAPPER.createObjectNode();
        profile.set("@context", contexts(CONTEXTS.subList(0, 2)));
        profile.setAll(profile(facts));
        return text(profile);
    }

    /**
     * The answer of the status address (1EdTech Revocation List 1.0): a credential that is listed is revoked.
     *
     * @param slug the issuer of all of them
     */
    public String statusListJson(String slug, List<Revocation> revocations) {
        ObjectNode list = MAPPER.createObjectNode();
        list.put("id", addresses.status(slug));
        list.put("issuer", addresses.issuer(slug));
        ArrayNode revoked = list.putArray("revokedCredential");
        for (Revocation revocation : revocations) {
            ObjectNode entry = revoked.addObject();
            entry.put("id", addresses.credential(revocation.id()));
            entry.put("revoked", true);
            Message reason = revocation.reason();
            putIfKnown(entry, "revocationReason", reason == null ? null : reason.in(Language.ENGLISH));
        }
        return text(list);
    }

    private ObjectNode credential(CredentialFacts facts) {
        String id = addresses.credential(facts.id());
        ObjectNode credential = MAPPER.createObjectNode();
        credential.set("@context", contexts(CONTEXTS));
        credential.put("id", id);
        credential.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
        credential.put("name", facts.achievement().name());
        credential.set("image", image(facts));
        credential.set("issuer", profile(facts.issuer()));
        credential.put("validFrom", facts.awardedAt().toString());
        credential.put("awardedDate", facts.awardedAt().toString());
        ObjectNode subject = credential.putObject("credentialSubject");
        subject.put("id", subjectId(facts));
        subject.putArray("type").add("AchievementSubject");
        subject.putArray("identifier").add(identity(facts));
        if (facts.activityEndDate() != null) {
            subject.put("activityEndDate", facts.activityEndDate() + "T00:00:00Z");
        }
        subject.set("achievement", achievement(facts.achievement()));
        ObjectNode status = credential.putObject("credentialStatus");
        status.put("id", addresses.status(slug(facts.issuer())));
        status.put("type", REVOCATION_LIST);
        return credential;
    }

    private ObjectNode image(CredentialFacts facts) {
        ObjectNode image = MAPPER.createObjectNode();
        image.put("id", addresses.image(facts.id()));
        image.put("type", "Image");
        image.put("caption", "Badge: " + facts.achievement().name());
        return image;
    }

    private static String slug(@Nullable IssuerFacts facts) {
        return facts == null ? PublicAddresses.WAYMARK : facts.slug();
    }

    private ObjectNode profile(@Nullable IssuerFacts facts) {
        return facts == null ? ownProfile() : organization(facts);
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
        profile.put("id", issuer.id());
        profile.putArray("type").add("Profile");
        profile.put("name", issuer.name());
        putIfKnown(profile, "url", issuer.website());
        putIfKnown(profile, "description", issuer.description());
        return profile;
    }

    private ObjectNode achievement(AchievementFacts facts) {
        ObjectNode achievement = MAPPER.createObjectNode();
        achievement.put("id", facts.id());
        achievement.putArray("type").add("Achievement");
        achievement.put("achievementType", facts.achievementType());
        achievement.put("name", facts.name());
        achievement.put("description", facts.description());
        achievement.putObject("criteria").put("narrative", facts.criteriaNarrative());
        putIfKnown(achievement, "humanCode", facts.humanCode());
        putIfKnown(achievement, "fieldOfStudy", facts.fieldOfStudy());
        putIfKnown(achievement, "version", facts.version());
        if (!facts.alignments().isEmpty()) {
            ArrayNode alignments = achievement.putArray("alignment");
            for (AlignmentFacts alignment : facts.alignments()) {
                ObjectNode entry = alignments.addObject();
                entry.putArray("type").add("Alignment");
                entry.put("targetName", alignment.targetName());
                entry.put("targetUrl", alignment.targetUrl());
                entry.put("targetType", "CFItem");
                putIfKnown(entry, "targetCode", alignment.targetCode());
                putIfKnown(entry, "targetFramework", alignment.targetFramework());
                putIfKnown(entry, "targetDescription", alignment.targetDescription());
            }
        }
        return achievement;
    }

    private static ObjectNode identity(CredentialFacts facts) {
        // The credential's random id is a salt of its own for each credential.
        String salt = facts.id().value().toString().replace("-", "");
        ObjectNode identity = MAPPER.createObjectNode();
        identity.put("type", "IdentityObject");
        identity.put("hashed", true);
        identity.put("identityHash", "sha256$" + HexFormat.of().formatHex(sha256(facts.learnerId() + salt)));
        identity.put("identityType", "systemId");
        identity.put("salt", salt);
        return identity;
    }

    /** A UUID of version 8 (RFC 9562) from a hash over the learner and this credential. */
    private static String subjectId(CredentialFacts facts) {
        ByteBuffer hash = ByteBuffer.wrap(sha256("subject " + facts.learnerId() + " " + facts.id()));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return "urn:uuid:" + new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArrayNode contexts(List<String> contexts) {
        ArrayNode array = MAPPER.createArrayNode();
        contexts.forEach(array::add);
        return array;
    }

    private static void putIfKnown(ObjectNode node, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            node.put(name, value);
        }
    }

    private static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
