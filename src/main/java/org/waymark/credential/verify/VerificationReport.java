package org.waymark.credential.verify;

import java.util.List;
import java.util.Optional;
import org.waymark.credential.CredentialId;
import org.waymark.language.Message;

/**
 * The checks of a credential and their outcomes, in the order of checking (OB 3.0, verification).
 *
 * @param id which of our credentials it is, once the signature has shown that it is one
 * @param title what it says was achieved, once the signature has shown that somebody said so
 */
public record VerificationReport(
        Verdict verdict, List<Check> checks, Optional<CredentialId> id, Optional<String> title) {
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
        ENDORSEMENTS
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

    public boolean valid() {
        return verdict == Verdict.VALID;
    }
}
