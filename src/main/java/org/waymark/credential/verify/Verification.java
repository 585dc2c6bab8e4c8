package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.waymark.credential.CredentialId;
import org.waymark.credential.IssuerProfile;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.verify.ProofCheck.Proven;
import org.waymark.credential.verify.VerificationReport.Aspect;
import org.waymark.credential.verify.VerificationReport.Grade;
import org.waymark.credential.verify.VerificationReport.Verdict;
import org.waymark.language.Messages;

/**
 * Checks a credential, ours or another's: its form, its subject, its proof, whose key that is, its dates, whether it was
 * revoked, its recipient, its endorsements. Of ours nobody is asked; of others, the sites that issuer and credential name,
 * within a budget. Whatever it is given, it answers with a report and throws nothing.
 */
public final class Verification {
    static final Messages MESSAGES = Messages.of(Verification.class);

    private final IssuerProfile issuer;
    private final PublicAddresses addresses;

    public Verification(IssuerProfile issuer, PublicAddresses addresses) {
        this.issuer = issuer;
        this.addresses = addresses;
    }

    /** Tells what was handed in, by the address of this installation. */
    public HandedIn read(byte[] bytes) {
        return HandedIn.read(bytes, addresses);
    }

    /**
     * Tells what stands at an address of another site.
     *
     * @return empty when the site could not be asked, or gave nothing that is a credential
     */
    public Optional<HandedIn> fetch(HandedIn.Elsewhere elsewhere, Fetching fetching) {
        try {
            HandedIn found = read(fetching.text(elsewhere.address()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Optional.of(found)
                    .filter(read -> read instanceof HandedIn.Signed || read instanceof HandedIn.Embedded);
        } catch (CannotVerify e) {
            return Optional.empty();
        }
    }

    /** Checks a JWT. */
    public VerificationReport verify(HandedIn.Signed signed, OwnRecords own, Fetching fetching, Instant now) {
        Findings findings = new Findings();
        SignedJwt jwt;
        ReadCredential credential;
        try {
            jwt = SignedJwt.read(signed.jwt().strip());
            credential = ReadCredential.of(jwt.payload(), true);
        } catch (CannotVerify e) {
            return findings.fail(Aspect.FORM, e.finding()).report(Verdict.NOT_A_CREDENTIAL);
        }
        findings.add(Aspect.FORM, Grade.PASSED, MESSAGES.message("form.signed"));
        return check(credential, proofs -> proofs.ofJwt(jwt, credential.issuer()), findings, own, fetching, now);
    }

    /** Checks a credential with proofs in it. */
    public VerificationReport verify(HandedIn.Embedded embedded, OwnRecords own, Fetching fetching, Instant now) {
        Findings findings = new Findings();
        ReadCredential credential;
        try {
            ObjectNode json = ProofCheck.json(embedded.json());
            credential = ReadCredential.of(json, false);
            if (!json.has("proof")) {
                throw new CannotVerify("form.not-signed");
            }
        } catch (CannotVerify e) {
            return findings.fail(Aspect.FORM, e.finding()).report(Verdict.NOT_A_CREDENTIAL);
        }
        findings.add(Aspect.FORM, Grade.PASSED, MESSAGES.message("form.embedded"));
        return check(
                credential,
                proofs -> proofs.ofEmbedded(credential.json(), credential.issuer()),
                findings,
                own,
                fetching,
                now);
    }

    /** Checks the one proof, or the proofs, of a credential. */
    private interface Proving {
        Proven prove(ProofCheck proofs) throws CannotVerify;
    }

    private VerificationReport check(
            ReadCredential credential,
            Proving proving,
            Findings findings,
            OwnRecords own,
            Fetching fetching,
            Instant now) {
        ProofCheck proofs = new ProofCheck(new IssuerKeys(addresses, own, fetching), now);
        Aspect at = Aspect.KIND;
        try {
            kind(credential, findings);
            at = Aspect.SUBJECT;
            findings.subject(credential);
            at = Aspect.SIGNATURE;
            Proven proven = proving.prove(proofs);
            findings.add(at, Grade.PASSED, MESSAGES.message("signature.holds", "way", proven.way()));
            at = Aspect.ISSUER;
            findings.issuer(credential, proven, issuer);
        } catch (CannotVerify e) {
            return findings.fail(at, e.finding()).report(Verdict.NOT_VERIFIED);
        }
        Optional<CredentialId> ours = addresses.findIssuer(credential.issuer()).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(credential.id()).flatMap(addresses::findCredential);
        if (ours.isEmpty()) {
            findings.refresh(credential, fetching, proofs);
        }
        Verdict dates = findings.dates(credential, now);
        Verdict status = ours.isPresent()
                ? findings.ownStatus(own.findState(ours.get()), addresses)
                : isOwnRecord(credential)
                        ? findings.ownRecord(credential, own, addresses)
                        : findings.status(credential, new StatusCheck(fetching, proofs, now));
        findings.recipient(credential);
        findings.endorsements(credential, proofs, now);
        return findings.report(status == Verdict.VALID ? dates : status, ours, credential);
    }

    /** A learning record of ours is kept nowhere: it stands and falls with the badges in it. */
    private boolean isOwnRecord(ReadCredential credential) {
        return credential.isRecord()
                && !credential.isBadge()
                && addresses.findIssuer(credential.issuer()).isPresent();
    }

    private void kind(ReadCredential credential, Findings findings) throws CannotVerify {
        if (addresses.findIssuer(credential.issuer()).isPresent()
                && !isOwnRecord(credential)
                && (!credential.isBadge()
                        || Optional.ofNullable(credential.id())
                                .flatMap(addresses::findCredential)
                                .isEmpty())) {
            throw new CannotVerify("kind.ours");
        }
        if (credential.isBadge()) {
            BadgeForm.require(credential);
            findings.add(Aspect.KIND, Grade.PASSED, MESSAGES.message("kind.badge"));
        } else if (credential.isRecord()) {
            findings.add(Aspect.KIND, Grade.PASSED, MESSAGES.message("kind.record"));
        } else {
            findings.add(Aspect.KIND, Grade.NOTE, MESSAGES.message("kind.credential"));
        }
    }
}
