package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.proof.CredentialJson;
import org.waymark.credential.proof.ProofFault;

/** Asks the lists that a credential names whether it was revoked or suspended. */
final class StatusCheck {
    private static final int LONGEST_INDEX = 12;

    private final Fetching fetching;
    private final ProofCheck proofs;
    private final Instant now;

    StatusCheck(Fetching fetching, ProofCheck proofs, Instant now) {
        this.fetching = fetching;
        this.proofs = proofs;
        this.now = now;
    }

    /** What a list says of a credential. */
    enum Standing {
        GOOD,
        SUSPENDED,
        REVOKED,
        /** A list that says something else than whether the credential holds. */
        OTHER
    }

    /** @param reason what the list gives as the reason */
    record Found(Standing standing, @Nullable String reason) {}

    Found find(ReadCredential credential, ObjectNode entry) throws CannotVerify {
        return switch (entry.path("type").asText("")) {
            case "1EdTechRevocationList" -> inNames(credential, entry.path("id").asText(""));
            case "BitstringStatusListEntry", "StatusList2021Entry" -> inBits(credential, entry);
            default ->
                throw new CannotVerify(
                        "status.unknown-type", "type", entry.path("type").asText("?"));
        };
    }

    /** 1EdTech Revocation List: the ids of the revoked ones. It has no signature, so it counts from the issuer's site. */
    private Found inNames(ReadCredential credential, String address) throws CannotVerify {
        String text = fetching.text(address).strip();
        ObjectNode list;
        try {
            list = text.startsWith("ey") ? SignedJwt.read(text).payload() : CredentialJson.read(text);
        } catch (ProofFault e) {
            throw new CannotVerify("status.list-damaged");
        }
        if (text.startsWith("ey")) {
            proofs.requireSigned(text, credential.issuer());
        } else if (!sameSite(credential.issuer(), address)) {
            throw new CannotVerify("status.list-elsewhere", "address", address);
        }
        if (!list.path("issuer").asText(credential.issuer()).equals(credential.issuer())
                || !list.path("revokedCredential").isArray()) {
            throw new CannotVerify("status.list-damaged");
        }
        for (JsonNode revoked : list.path("revokedCredential")) {
            boolean named = revoked.path("id").asText("").equals(credential.id());
            if (named && revoked.path("revoked").asBoolean(true)) {
                return new Found(
                        Standing.REVOKED, revoked.path("revocationReason").textValue());
            }
        }
        return new Found(Standing.GOOD, null);
    }

    private static boolean sameSite(String issuer, String address) {
        String site = issuer.startsWith("did:web:")
                ? "https://"
                        + issuer.substring("did:web:".length()).split(":", 2)[0].replace("%3A", ":")
                : issuer;
        String origin = Fetching.origin(site);
        return !origin.isEmpty() && origin.equals(Fetching.origin(address));
    }

    private Found inBits(ReadCredential credential, ObjectNode entry) throws CannotVerify {
        String purpose = entry.path("statusPurpose").asText("");
        if (entry.path("statusSize").asInt(1) != 1) {
            throw new CannotVerify("status.unknown-type", "type", "statusSize");
        }
        long index = index(entry.path("statusListIndex"));
        String address = entry.path("statusListCredential").asText("");
        ReadCredential list = proofs.requireCredential(fetching.text(address).strip(), credential.issuer());
        boolean kind = list.types().contains("BitstringStatusListCredential")
                || list.types().contains("StatusList2021Credential");
        if (!kind || list.subjects().size() != 1) {
            throw new CannotVerify("status.list-damaged");
        }
        Instant from = list.from();
        Instant until = list.until();
        if ((from != null && from.isAfter(now)) || (until != null && !until.isAfter(now))) {
            throw new CannotVerify("status.list-old");
        }
        ObjectNode bits = list.subjects().get(0);
        if (purpose.isEmpty()
                || !ReadCredential.texts(bits.path("statusPurpose")).contains(purpose)) {
            throw new CannotVerify("status.list-damaged");
        }
        boolean set = StatusBits.isSet(bits.path("encodedList").asText(""), index);
        return switch (purpose) {
            case "revocation" -> new Found(set ? Standing.REVOKED : Standing.GOOD, null);
            case "suspension" -> new Found(set ? Standing.SUSPENDED : Standing.GOOD, null);
            default -> new Found(Standing.OTHER, purpose);
        };
    }

    private static long index(JsonNode value) throws CannotVerify {
        String text = value.asText("");
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > LONGEST_INDEX || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new CannotVerify("status.list-damaged");
        }
        return Long.parseLong(text);
    }
}
