package org.waymark.credential.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.StatusPlace;
import org.waymark.credential.recipient.Recipient;

/**
 * Writes the OpenBadgeCredential (Open Badges 3.0; Verifiable Credentials 2.0) as text that {@link CredentialSignatures}
 * signs. The same facts always give the same bytes. A subject is named by values that are computed for this credential alone, so that two badges of one
 * person cannot be linked by a stranger, unless the person wants to be named.
 */
public final class OpenBadge {
    static final String REVOCATION_LIST = "1EdTechRevocationList";

    /** The public schema of what is written here (OB 3.0, 7). */
    static final String SCHEMA =
            "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

    // In this order by OB 3.0. The numbered context never changes; the last one defines the type of the status, without
    // which a reader in JSON-LD's safe mode refuses the whole badge.
    private static final List<String> CONTEXTS = List.of(
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final IssuerDocuments issuers;
    private final PublicAddresses addresses;

    public OpenBadge(IssuerDocuments issuers, PublicAddresses addresses) {
        this.issuers = issuers;
        this.addresses = addresses;
    }

    /** The credential without proof and without JWT claims, which names nobody. */
    public String credentialJson(CredentialFacts facts) {
        return credentialJson(facts, Recipient.NOBODY);
    }

    /** The credential without proof and without JWT claims. */
    public String credentialJson(CredentialFacts facts, Recipient recipient) {
        return IssuerDocuments.text(credential(facts, recipient));
    }

    /** The achievement alone, as its own address answers. */
    public String achievementJson(AchievementFacts facts) {
        ObjectNode achievement = MAPPER.createObjectNode();
        achievement.set("@context", IssuerDocuments.contexts(CONTEXTS.subList(0, 2)));
        achievement.setAll(achievement(facts));
        return IssuerDocuments.text(achievement);
    }

    private ObjectNode credential(CredentialFacts facts, Recipient recipient) {
        String id = addresses.credential(facts.id());
        ObjectNode credential = MAPPER.createObjectNode();
        credential.set("@context", IssuerDocuments.contexts(CONTEXTS));
        credential.put("id", id);
        credential.putArray("type").add("VerifiableCredential").add("OpenBadgeCredential");
        credential.put("name", facts.achievement().name());
        credential.put("description", facts.achievement().description());
        credential.set(
                "image",
                image(
                        addresses.image(facts.id()),
                        "Badge: " + facts.achievement().name()));
        credential.set("issuer", issuers.profile(facts.issuer()));
        credential.put("validFrom", facts.awardedAt().toString());
        Instant until = facts.validUntil();
        IssuerDocuments.putIfKnown(credential, "validUntil", until == null ? null : until.toString());
        credential.put("awardedDate", facts.awardedAt().toString());
        ObjectNode subject = credential.putObject("credentialSubject");
        subject.put("id", recipient.did().orElseGet(() -> subjectId(facts)));
        subject.putArray("type").add("AchievementSubject");
        ArrayNode identifiers = subject.putArray("identifier");
        for (String address : recipient.addresses()) {
            identifiers.add(identity(facts, "emailAddress", address));
        }
        identifiers.add(identity(facts, "systemId", facts.learnerId().toString()));
        if (facts.activityEndDate() != null) {
            subject.put("activityEndDate", facts.activityEndDate() + "T00:00:00Z");
        }
        subject.set("achievement", achievement(facts.achievement()));
        if (!facts.evidence().isEmpty()) {
            ArrayNode evidence = credential.putArray("evidence");
            for (CredentialFacts.Evidence one : facts.evidence()) {
                ObjectNode entry = evidence.addObject();
                entry.putArray("type").add("Evidence");
                entry.put("name", one.name());
                entry.put("narrative", one.narrative());
            }
        }
        credential.set("credentialStatus", status(facts));
        ObjectNode refresh = credential.putObject("refreshService");
        refresh.put("id", addresses.refresh(facts.id()));
        refresh.put("type", "1EdTechCredentialRefresh");
        ObjectNode schema = credential.putArray("credentialSchema").addObject();
        schema.put("id", SCHEMA);
        schema.put("type", "1EdTechJsonSchemaValidator2019");
        return credential;
    }

    private ObjectNode status(CredentialFacts facts) {
        String slug = IssuerDocuments.slug(facts.issuer());
        StatusPlace place = facts.status();
        ObjectNode status = MAPPER.createObjectNode();
        if (place == null) {
            status.put("id", addresses.status(slug));
            status.put("type", REVOCATION_LIST);
        } else {
            String list = addresses.statusList(slug, place.list());
            status.put("id", list + "#" + place.index());
            status.put("type", "BitstringStatusListEntry");
            status.put("statusPurpose", StatusLists.PURPOSE);
            status.put("statusListIndex", Integer.toString(place.index()));
            status.put("statusListCredential", list);
        }
        return status;
    }

    private static ObjectNode image(String address, String caption) {
        ObjectNode image = MAPPER.createObjectNode();
        image.put("id", address);
        image.put("type", "Image");
        image.put("caption", caption);
        return image;
    }

    private ObjectNode achievement(AchievementFacts facts) {
        ObjectNode achievement = MAPPER.createObjectNode();
        achievement.put("id", facts.id());
        achievement.putArray("type").add("Achievement");
        achievement.put("achievementType", facts.achievementType());
        achievement.put("name", facts.name());
        achievement.put("description", facts.description());
        achievement.putObject("criteria").put("narrative", facts.criteriaNarrative());
        achievement.set("image", image(PublicAddresses.achievementImage(facts.id()), facts.name()));
        String creator = facts.creator();
        if (creator != null) {
            // A Profile needs an address; this part of the achievement is all that is known of its maker.
            ObjectNode profile = achievement.putObject("creator");
            profile.put("id", facts.id() + "#creator");
            profile.putArray("type").add("Profile");
            profile.put("name", creator);
        }
        IssuerDocuments.putIfKnown(achievement, "inLanguage", facts.inLanguage());
        IssuerDocuments.putIfKnown(achievement, "humanCode", facts.humanCode());
        IssuerDocuments.putIfKnown(achievement, "fieldOfStudy", facts.fieldOfStudy());
        IssuerDocuments.putIfKnown(achievement, "version", facts.version());
        if (!facts.tags().isEmpty()) {
            facts.tags().forEach(achievement.putArray("tag")::add);
        }
        if (!facts.alignments().isEmpty()) {
            ArrayNode alignments = achievement.putArray("alignment");
            for (AlignmentFacts alignment : facts.alignments()) {
                ObjectNode entry = alignments.addObject();
                entry.putArray("type").add("Alignment");
                entry.put("targetName", alignment.targetName());
                entry.put("targetUrl", alignment.targetUrl());
                entry.put("targetType", "CFItem");
                IssuerDocuments.putIfKnown(entry, "targetCode", alignment.targetCode());
                IssuerDocuments.putIfKnown(entry, "targetFramework", alignment.targetFramework());
                IssuerDocuments.putIfKnown(entry, "targetDescription", alignment.targetDescription());
            }
        }
        return achievement;
    }

    private static ObjectNode identity(CredentialFacts facts, String type, String value) {
        // The credential's random id is a salt of its own for each credential.
        String salt = facts.id().value().toString().replace("-", "");
        ObjectNode identity = MAPPER.createObjectNode();
        identity.put("type", "IdentityObject");
        identity.put("hashed", true);
        identity.put("identityHash", "sha256$" + HexFormat.of().formatHex(sha256(value + salt)));
        identity.put("identityType", type);
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

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
