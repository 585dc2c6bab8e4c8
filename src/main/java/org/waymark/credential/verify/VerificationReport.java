package org.waymark.credential.verify;

import java.util.List;
import java.util.Optional;
import org.waymark.credential.CredentialId;

/**
 * The checks of a credential and their outcomes, in the order of checking (OB 3.0, verification).
 *
 * @param id which of our credentials it is, once the signature has shown that it is one
 */
public record VerificationReport(List<Check> checks, Optional<CredentialId> id) {
    static final String FORM = "Form";
    static final String ISSUER = "Issuer";
    static final String KIND = "Kind";

    public VerificationReport {
        checks = List.copyOf(checks);
    }

    /** The outcome of one check. */
    public enum Grade {
        PASSED,
        /** Worth reading, yet the credential stands. */
        NOTE,
        FAILED
    }

    /**
     * @param name a few words: what was checked
     * @param finding one sentence for a person who knows nothing of signatures
     */
    public record Check(String name, Grade grade, String finding) {}

    /** Tells whether it is an Open Badge at all, good or bad. */
    public boolean isBadge() {
        return checks.stream()
                .noneMatch(check -> check.grade() == Grade.FAILED
                        && (check.name().equals(FORM) || check.name().equals(KIND)));
    }

    /** Tells whether it is a badge of another issuer, on whom nothing can be said here. */
    public boolean isForeign() {
        return checks.stream()
                .anyMatch(check -> check.grade() == Grade.FAILED && check.name().equals(ISSUER));
    }

    public boolean valid() {
        return checks.stream().noneMatch(check -> check.grade() == Grade.FAILED);
    }
}
