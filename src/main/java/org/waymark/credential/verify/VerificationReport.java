package org.waymark.credential.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.CredentialId;
import org.waymark.language.Message;

/**
 * The checks of a credential and their outcomes, in the order of checking (OB 3.0, verification).
 *
 * @param id which of our credentials it is, once the signature has shown that it is one
 * @param title what it says was achieved, once the signature has shown that somebody said so
 * @param holders by which addresses it names its holder, once the signature has shown that its issuer says so
 */
public record VerificationReport(
        Verdict verdict, List<Check> checks, Optional<CredentialId> id, Optional<String> title, NamedHolders holders) {
    public VerificationReport {
        checks = List.copyOf(checks);
    }

    /** What came of it all. */
    public enum Verdict {
        VALID,
        /** Genuine, and not to be used yet. */
        TOO_EARLY,
        /** Genuine, and past its time. */
        EXPIRED,
        SUSPENDED,
        REVOKED,
        /** Valid, and of somebody else than the one whose address was given. */
        OTHER_HOLDER,
        /** Something failed or could not be settled. */
        NOT_VERIFIED,
        NOT_A_CREDENTIAL
    }

    /** An aspect of a credential that is checked. */
    public enum Aspect {
        FORM,
        KIND,
        SUBJECT,
        SIGNATURE,
        ISSUER,
        REFRESH,
        DATES,
        STATUS,
        RECIPIENT,
        ENDORSEMENTS,
        HOLDER
    }

    /** The outcome of one check. */
    public enum Grade {
        PASSED,
        /** Worth reading, yet the credential stands. */
        NOTE,
        FAILED
    }

    /** @param finding one sentence for a person who knows nothing of signatures */
    public record Check(Aspect aspect, Grade grade, Message finding) {
        /** Returns what was checked, in a word. */
        public Message name() {
            return Verification.MESSAGES.message(aspect);
        }
    }

    /**
     * Compares an e-mail address with those by which the credential names its holder, as one check more. A credential
     * whose checks failed before it was known what its issuer says stays as it is.
     */
    public VerificationReport compareHolder(String address) {
        if (verdict == Verdict.NOT_A_CREDENTIAL || verdict == Verdict.NOT_VERIFIED) {
            return this;
        }
        NamedHolders.Fit fit = holders.compare(address);
        Grade grade = switch (fit) {
            case FITS -> Grade.PASSED;
            case FITS_NOT -> Grade.FAILED;
            case NOT_NAMED, NO_ADDRESS -> Grade.NOTE;
        };
        List<Check> all = new ArrayList<>(checks);
        all.add(new Check(Aspect.HOLDER, grade, Verification.MESSAGES.message(fit)));
        Verdict both = fit == NamedHolders.Fit.FITS_NOT && valid() ? Verdict.OTHER_HOLDER : verdict;
        return new VerificationReport(both, all, id, title, holders);
    }

    public boolean valid() {
        return verdict == Verdict.VALID;
    }
}
