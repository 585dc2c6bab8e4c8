package org.waymark.credential.verify;

import java.util.List;
import java.util.Optional;
import org.waymark.credential.CredentialId;
import org.waymark.language.Message;

/**
 * The checks of a credential and their outcomes, in the order of checking (OB 3.0, verification).
 *
 * @param id which of our credentials it is, once the signature has shown that it is one
 */
public record VerificationReport(List<Check> checks, Optional<CredentialId> id) {
    public VerificationReport {
        checks = List.copyOf(checks);
    }

    /** An aspect of a credential that is checked. */
    public enum Aspect {
        FORM,
        ISSUER,
        KIND,
        SIGNATURE,
        DATES,
        STATUS
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

    /** Tells whether it is an Open Badge at all, good or bad. */
    public boolean isBadge() {
        return checks.stream()
                .noneMatch(check -> check.grade() == Grade.FAILED
                        && (check.aspect() == Aspect.FORM || check.aspect() == Aspect.KIND));
    }

    /** Tells whether it is a badge of another issuer, on whom nothing can be said here. */
    public boolean isForeign() {
        return checks.stream().anyMatch(check -> check.grade() == Grade.FAILED && check.aspect() == Aspect.ISSUER);
    }

    public boolean valid() {
        return checks.stream().noneMatch(check -> check.grade() == Grade.FAILED);
    }
}
