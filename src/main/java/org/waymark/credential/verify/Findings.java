package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.verify.IssuerKeys.Bond;
import org.waymark.credential.verify.ProofCheck.Proven;
import org.waymark.credential.verify.VerificationReport.Aspect;
import org.waymark.credential.verify.VerificationReport.Check;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.credential.verify.VerificationReport.Verdict;
import org.waymark.language.Message;

/** What was found so far in the check of one credential. */
final class Findings {
    private static final int MOST_ENDORSEMENTS = 3;
    private static final int LONGEST_NAME = 200;

    private final List<Check> checks = new ArrayList<>();

    void add(Aspect aspect, Grade grade, Message finding) {
        checks.add(new Check(aspect, grade, finding));
    }

    private void add(Aspect aspect, Grade grade, String key, Object... arguments) {
        add(aspect, grade, Verification.MESSAGES.message(key, arguments));
    }

    Findings fail(Aspect aspect, Message finding) {
        add(aspect, Grade.FAILED, finding);
        return this;
    }

    VerificationReport report(Verdict verdict) {
        return new VerificationReport(verdict, checks, Optional.empty(), Optional.empty(), NamedHolders.NOBODY);
    }

    VerificationReport report(Verdict verdict, Optional<CredentialId> id, ReadCredential credential) {
        return new VerificationReport(
                verdict, checks, id, credential.title().map(Findings::shown), NamedHolders.of(credential));
    }

    void subject(ReadCredential credential) throws CannotVerify {
        if (credential.subjects().isEmpty()) {
            throw new CannotVerify("form.member", "name", "credentialSubject");
        }
        String title = credential.title().orElse(null);
        if (title == null) {
            add(Aspect.SUBJECT, Grade.PASSED, "subject.some");
        } else {
            add(Aspect.SUBJECT, Grade.PASSED, "subject.named", "title", shown(title));
        }
    }

    void issuer(ReadCredential credential, Proven proven, IssuerProfile ownProfile) throws CannotVerify {
        String called = credential.issuerName();
        boolean own = credential.issuer().equals(ownProfile.id());
        String name = own ? ownProfile.name() : called == null ? credential.issuer() : shown(called);
        Object[] arguments = {"name", name, "address", shown(credential.issuer()), "key", shown(proven.key())};
        switch (proven.bond()) {
            case OURS -> add(Aspect.ISSUER, Grade.PASSED, "issuer.ours", arguments);
            case CONFIRMED -> add(Aspect.ISSUER, Grade.PASSED, "issuer.confirmed", arguments);
            case SAME_SITE -> add(Aspect.ISSUER, Grade.NOTE, "issuer.same-site", arguments);
            case NONE -> throw new CannotVerify("issuer.unbound", arguments);
        }
    }

    /** Asks once whether there is a newer version (1EdTech Credential Refresh 1.0): same issuer, same id, a later start. */
    void refresh(ReadCredential credential, Fetching fetching, ProofCheck proofs) {
        JsonNode service = credential.json().path("refreshService");
        if (service.isMissingNode()) {
            return;
        }
        try {
            String address = service.path("id").asText("");
            ReadCredential newer =
                    proofs.requireCredential(fetching.text(address).strip(), credential.issuer());
            Instant from = credential.from();
            Instant later = newer.from();
            String id = credential.id();
            if (id != null && id.equals(newer.id()) && later != null && (from == null || later.isAfter(from))) {
                add(Aspect.REFRESH, Grade.NOTE, "refresh.newer", "day", day(later), "address", shown(address));
            } else {
                add(Aspect.REFRESH, Grade.PASSED, "refresh.none");
            }
        } catch (CannotVerify e) {
            add(Aspect.REFRESH, Grade.NOTE, "refresh.not-asked");
        }
    }

    Verdict dates(ReadCredential credential, Instant now) {
        Instant from = credential.from();
        Instant until = credential.until();
        if (from != null && from.isAfter(now)) {
            add(Aspect.DATES, Grade.FAILED, "dates.too-early", "day", day(from));
            return Verdict.TOO_EARLY;
        }
        if (until != null && !until.isAfter(now)) {
            add(Aspect.DATES, Grade.FAILED, "dates.expired", "day", day(until));
            return Verdict.EXPIRED;
        }
        if (from == null) {
            add(Aspect.DATES, Grade.NOTE, "dates.no-start");
        } else if (until == null) {
            add(Aspect.DATES, Grade.PASSED, "dates.for-ever", "from", day(from));
        } else {
            add(Aspect.DATES, Grade.PASSED, "dates.until", "from", day(from), "until", day(until));
        }
        return Verdict.VALID;
    }

    Verdict ownStatus(Optional<CredentialState> stored, PublicAddresses addresses) {
        CredentialId replacement = stored.map(CredentialState::replacement).orElse(null);
        if (replacement != null) {
            add(Aspect.REFRESH, Grade.NOTE, "refresh.again", "address", addresses.credential(replacement));
        }
        if (stored.isEmpty()) {
            add(Aspect.STATUS, Grade.NOTE, "status.unknown");
            return Verdict.VALID;
        }
        CredentialState state = stored.get();
        if (state.revokedAt() != null) {
            ended("status.revoked", state.revokedAt(), state.revocationReason());
            return Verdict.REVOKED;
        }
        if (state.suspendedAt() != null) {
            ended("status.on-hold", state.suspendedAt(), state.suspensionReason());
            return Verdict.SUSPENDED;
        }
        add(Aspect.STATUS, Grade.PASSED, "status.good");
        return Verdict.VALID;
    }

    /** A record of ours says as much as the badges in it still do; its signature holds all of them together. */
    Verdict ownRecord(ReadCredential record, OwnRecords own, PublicAddresses addresses) {
        JsonNode badges = record.subjects().get(0).path("verifiableCredential");
        int ended = 0;
        for (JsonNode badge : badges) {
            boolean holds = addresses
                    .findCredential(badge.path("id").asText(""))
                    .flatMap(own::findState)
                    .filter(state -> state.revokedAt() == null && state.suspendedAt() == null)
                    .isPresent();
            ended += holds ? 0 : 1;
        }
        add(
                Aspect.STATUS,
                ended == 0 ? Grade.PASSED : Grade.FAILED,
                ended == 0 ? "status.record" : "status.record.ended",
                "ended",
                ended,
                "all",
                badges.size());
        return ended == 0 ? Verdict.VALID : Verdict.NOT_VERIFIED;
    }

    private void ended(String key, Instant at, @Nullable Message reason) {
        if (reason == null) {
            add(Aspect.STATUS, Grade.FAILED, key, "day", day(at));
        } else {
            add(Aspect.STATUS, Grade.FAILED, key + ".because", "day", day(at), "reason", reason);
        }
    }

    Verdict status(ReadCredential credential, StatusCheck lists) {
        if (credential.statuses().isEmpty()) {
            add(Aspect.STATUS, Grade.NOTE, "status.none");
            return Verdict.VALID;
        }
        Verdict worst = Verdict.VALID;
        for (ObjectNode entry : credential.statuses()) {
            try {
                StatusCheck.Found found = lists.find(credential, entry);
                String reason = found.reason();
                switch (found.standing()) {
                    case GOOD -> add(Aspect.STATUS, Grade.PASSED, "status.not-listed");
                    case SUSPENDED -> add(Aspect.STATUS, Grade.FAILED, "status.suspended");
                    case REVOKED ->
                        add(
                                Aspect.STATUS,
                                Grade.FAILED,
                                reason == null ? "status.listed" : "status.listed-because",
                                "reason",
                                reason == null ? "" : shown(reason));
                    case OTHER ->
                        add(Aspect.STATUS, Grade.NOTE, "status.other", "purpose", reason == null ? "" : shown(reason));
                }
                worst = worse(worst, found.standing());
            } catch (CannotVerify e) {
                add(Aspect.STATUS, Grade.FAILED, e.finding());
                worst = worst == Verdict.REVOKED || worst == Verdict.SUSPENDED ? worst : Verdict.NOT_VERIFIED;
            }
        }
        return worst;
    }

    private static Verdict worse(Verdict before, StatusCheck.Standing standing) {
        if (standing == StatusCheck.Standing.REVOKED || before == Verdict.REVOKED) {
            return Verdict.REVOKED;
        }
        return standing == StatusCheck.Standing.SUSPENDED ? Verdict.SUSPENDED : before;
    }

    void recipient(ReadCredential credential) {
        ObjectNode subject = credential.subjects().get(0);
        JsonNode identifiers = subject.path("identifier");
        JsonNode identifier = identifiers.isArray() ? identifiers.path(0) : identifiers;
        String id = subject.path("id").textValue();
        if (identifier.path("hashed").asBoolean(false)) {
            add(
                    Aspect.RECIPIENT,
                    Grade.NOTE,
                    "recipient.hashed",
                    "kind",
                    shown(identifier.path("identityType").asText("?")));
        } else if (identifier.path("identityHash").isTextual()) {
            add(
                    Aspect.RECIPIENT,
                    Grade.NOTE,
                    "recipient.named",
                    "id",
                    shown(identifier.path("identityHash").textValue()));
        } else if (id != null) {
            add(Aspect.RECIPIENT, Grade.NOTE, "recipient.named", "id", shown(id));
        } else {
            add(Aspect.RECIPIENT, Grade.NOTE, "recipient.none");
        }
    }

    void endorsements(ReadCredential credential, ProofCheck proofs, Instant now) {
        List<JsonNode> endorsements = new ArrayList<>();
        for (String name : List.of("endorsement", "endorsementJwt")) {
            JsonNode member = credential.json().path(name);
            for (JsonNode entry : member.isArray() ? member : List.of(member)) {
                if (!entry.isMissingNode() && endorsements.size() < MOST_ENDORSEMENTS) {
                    endorsements.add(entry);
                }
            }
        }
        int good = 0;
        for (JsonNode entry : endorsements) {
            good += holds(entry, proofs, now) ? 1 : 0;
        }
        if (!endorsements.isEmpty()) {
            add(
                    Aspect.ENDORSEMENTS,
                    good == endorsements.size() ? Grade.PASSED : Grade.NOTE,
                    "endorsements.counted",
                    "good",
                    good,
                    "all",
                    endorsements.size());
        }
    }

    private static boolean holds(JsonNode entry, ProofCheck proofs, Instant now) {
        try {
            SignedJwt jwt = entry.isTextual() ? SignedJwt.read(entry.textValue()) : null;
            ObjectNode json = jwt != null ? jwt.payload() : entry instanceof ObjectNode object ? object : null;
            if (json == null) {
                return false;
            }
            ReadCredential read = ReadCredential.of(json, jwt != null);
            Proven proven = jwt == null ? proofs.ofEmbedded(json, read.issuer()) : proofs.ofJwt(jwt, read.issuer());
            Instant from = read.from();
            Instant until = read.until();
            return read.types().contains("EndorsementCredential")
                    && proven.bond() != Bond.NONE
                    && (from == null || !from.isAfter(now))
                    && (until == null || until.isAfter(now));
        } catch (CannotVerify e) {
            return false;
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** Text of a stranger, at a length that a page can show. */
    private static String shown(@Nullable String text) {
        String whole = text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}]", " ");
        return whole.length() > LONGEST_NAME ? whole.substring(0, LONGEST_NAME) + "…" : whole;
    }
}
