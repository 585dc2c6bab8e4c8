package org.waymark.credential.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.Revocation;
import org.waymark.credential.StatusPlace;
import org.waymark.language.Language;
import org.waymark.language.Message;

/** Writes the lists by which a verifier learns that a credential was revoked. */
public final class StatusLists {
    static final String PURPOSE = "revocation";

    /** A reader may keep a list for so long. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PublicAddresses addresses;

    public StatusLists(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * The answer of the status address (1EdTech Revocation List 1.0): a credential that is listed is revoked.
     *
     * @param slug the issuer of all of them
     */
    public String revocationListJson(String slug, List<Revocation> revocations) {
        ObjectNode list = MAPPER.createObjectNode();
        list.put("id", addresses.status(slug));
        list.put("issuer", addresses.issuer(slug));
        ArrayNode revoked = list.putArray("revokedCredential");
        for (Revocation revocation : revocations) {
            ObjectNode entry = revoked.addObject();
            entry.put("id", addresses.credential(revocation.id()));
            entry.put("revoked", true);
            Message reason = revocation.reason();
            IssuerDocuments.putIfKnown(entry, "revocationReason", reason == null ? null : reason.in(Language.ENGLISH));
        }
        return IssuerDocuments.text(list);
    }

    /**
     * A BitstringStatusListCredential (Bitstring Status List 1.0), still to be signed.
     *
     * @param number of the list
     * @param set the bits that are set
     * @param from since when it says this
     */
    public String bitstringJson(String slug, int number, Collection<Integer> set, Instant from) {
        String id = addresses.statusList(slug, number);
        ObjectNode list = MAPPER.createObjectNode();
        list.set("@context", IssuerDocuments.contexts(List.of(IssuerDocuments.VC)));
        list.put("id", id);
        list.putArray("type").add("VerifiableCredential").add("BitstringStatusListCredential");
        list.put("issuer", addresses.issuer(slug));
        list.put("validFrom", from.truncatedTo(ChronoUnit.SECONDS).toString());
        ObjectNode subject = list.putObject("credentialSubject");
        subject.put("id", id + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", PURPOSE);
        subject.put("encodedList", encode(set));
        subject.put("ttl", FRESH.toMillis());
        return IssuerDocuments.text(list);
    }

    /** Multibase base64url of the compressed bits; the first bit is the highest of the first byte. */
    private static String encode(Collection<Integer> set) {
        byte[] bits = new byte[StatusPlace.LENGTH / Byte.SIZE];
        for (int index : set) {
            bits[index / Byte.SIZE] |= (byte) (0x80 >> index % Byte.SIZE);
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(compressed.toByteArray());
    }
}
