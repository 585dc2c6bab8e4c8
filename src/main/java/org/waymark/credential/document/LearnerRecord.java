package org.waymark.credential.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.AlignmentFacts;
import org.waymark.credential.Credential;
import org.waymark.credential.recipient.Recipient;

/**
 * Writes the ClrCredential (Comprehensive Learner Record 2.0) of one person: all badges that are in force, each with its own
 * proof, and which of them have to do with each other. Another set of badges is another record with another id, so that
 * nothing has to be kept of it. The installation itself issues it, whoever issued the badges.
 */
public final class LearnerRecord {
    /** The public schema of what is written here. */
    static final String SCHEMA =
            "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json";

    private static final List<String> CONTEXTS = List.of(
            IssuerDocuments.VC,
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            IssuerDocuments.OPEN_BADGES,
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");

    /** Fewer than a verifier of ours reads, since the record has members of its own. */
    private static final int MOST_VALUES = 4_000;

    private static final int LONGEST = 400 * 1024;
    private static final int MOST_ASSOCIATIONS = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final IssuerDocuments issuers;

    public LearnerRecord(IssuerDocuments issuers) {
        this.issuers = issuers;
    }

    /**
     * The record without proof and without JWT claims.
     *
     * @param badges signed ones of one person, the newest first; those that find no room are left out
     * @return empty where there is none to put in
     */
    public Optional<String> recordJson(List<Credential> badges, Recipient recipient) {
        List<Credential> put = new ArrayList<>();
        ArrayNode credentials = MAPPER.createArrayNode();
        int values = 0;
        int length = 0;
        for (Credential badge : badges) {
            if (!Credential.isProved(badge.json())) {
                continue;
            }
            JsonNode json = read(badge.json());
            values += count(json);
            length += badge.json().length();
            if (values > MOST_VALUES || length > LONGEST) {
                break;
            }
            put.add(badge);
            credentials.add(json);
        }
        return put.isEmpty()
                ? Optional.empty()
                : Optional.of(text(put, credentials, put.size() < badges.size(), recipient));
    }

    private String text(List<Credential> badges, ArrayNode credentials, boolean partial, Recipient recipient) {
        String about = badges.get(0).facts().learnerId() + " "
                + badges.stream().map(one -> one.id().toString()).collect(Collectors.joining(" "));
        String id = uuid("record " + about);
        ObjectNode record = MAPPER.createObjectNode();
        record.set("@context", IssuerDocuments.contexts(CONTEXTS));
        record.put("id", id);
        record.putArray("type").add("VerifiableCredential").add("ClrCredential");
        record.put("name", "Learning record");
        record.put("description", "Badges of one person that were in force when this was made.");
        if (partial) {
            record.put("partial", true);
        }
        record.set("issuer", issuers.profile(null));
        record.put(
                "validFrom",
                badges.stream()
                        .map(one -> one.facts().awardedAt())
                        .max(Instant::compareTo)
                        .orElseThrow()
                        .toString());
        ObjectNode subject = record.putObject("credentialSubject");
        subject.put("id", recipient.did().orElseGet(() -> uuid("subject " + about)));
        subject.putArray("type").add("ClrSubject");
        String salt = HexFormat.of().formatHex(OpenBadge.sha256("salt " + about), 0, 16);
        for (String address : recipient.addresses()) {
            ObjectNode identity = subject.withArray("identifier").addObject();
            identity.put("type", "IdentityObject");
            identity.put("hashed", true);
            identity.put("identityHash", "sha256$" + HexFormat.of().formatHex(OpenBadge.sha256(address + salt)));
            identity.put("identityType", "emailAddress");
            identity.put("salt", salt);
        }
        subject.set("verifiableCredential", credentials);
        ArrayNode associations = associations(badges);
        if (!associations.isEmpty()) {
            subject.set("association", associations);
        }
        ObjectNode schema = record.putArray("credentialSchema").addObject();
        schema.put("id", SCHEMA);
        schema.put("type", "1EdTechJsonSchemaValidator2019");
        return IssuerDocuments.text(record);
    }

    /** Achievements that count for a criterion in common are related; nothing more is known of two of them. */
    private static ArrayNode associations(List<Credential> badges) {
        ArrayNode associations = MAPPER.createArrayNode();
        for (int newer = 0; newer < badges.size(); newer++) {
            for (int older = newer + 1; older < badges.size() && associations.size() < MOST_ASSOCIATIONS; older++) {
                AchievementFacts one = badges.get(newer).facts().achievement();
                AchievementFacts other = badges.get(older).facts().achievement();
                if (!one.id().equals(other.id()) && shareCriterion(one, other)) {
                    ObjectNode association = associations.addObject();
                    association.put("type", "Association");
                    association.put("associationType", "isRelatedTo");
                    association.put("sourceId", one.id());
                    association.put("targetId", other.id());
                }
            }
        }
        return associations;
    }

    private static boolean shareCriterion(AchievementFacts one, AchievementFacts other) {
        return one.alignments().stream()
                .map(AlignmentFacts::targetUrl)
                .anyMatch(target -> other.alignments().stream()
                        .map(AlignmentFacts::targetUrl)
                        .anyMatch(target::equals));
    }

    /** A UUID of version 8 (RFC 9562) from a hash. */
    private static String uuid(String text) {
        ByteBuffer hash = ByteBuffer.wrap(OpenBadge.sha256(text));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        long low = (hash.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return "urn:uuid:" + new UUID(high, low);
    }

    private static int count(JsonNode node) {
        int count = 1;
        for (JsonNode part : node) {
            count += count(part);
        }
        return count;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored credential is damaged", e);
        }
    }
}
