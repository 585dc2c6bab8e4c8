package org.waymark.journey.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.authorization.Secret;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.held.HeldCredential;
import org.waymark.credential.held.HeldCredentialId;
import org.waymark.credential.held.HeldCredentials;
import org.waymark.credential.verify.CredentialNames;
import org.waymark.credential.verify.HandedIn;
import org.waymark.credential.verify.VerificationReport;
import org.waymark.journey.view.CheckCredential;
import org.waymark.people.LearnerId;
import org.waymark.people.Learners;
import org.waymark.work.Instance;

/**
 * A client puts a credential of another issuer into a learner's wallet (OB 3.0, upsertCredential). It is kept as it came once
 * it holds, and counts for nothing here. Whom it names is not asked: whoever reads it has to, whatever we say.
 */
public final class KeepCredential {
    private final Instance instance;
    private final CheckCredential checkCredential;
    private final Credentials credentials = new Credentials();
    private final HeldCredentials held = new HeldCredentials();
    private final Learners learners = new Learners();

    KeepCredential(Instance instance, CheckCredential checkCredential) {
        this.instance = instance;
        this.checkCredential = checkCredential;
    }

    /** What became of a credential that was handed in. */
    public enum Outcome {
        ADDED,
        /** It takes the place of an earlier version, or is the same. */
        REPLACED,
        NOT_A_CREDENTIAL,
        /** It is no achievement credential, or has no id to know it by. */
        NOT_A_BADGE,
        /** It does not hold, or that cannot be settled now. */
        NOT_VALID,
        /** A newer version is kept. */
        OLDER,
        /** One of our own, of somebody else. */
        NOT_THEIRS,
        FULL
    }

    /**
     * Keeps a credential.
     *
     * @param signedJwt whether it came as VC-JWT, else as JSON
     * @param beforeAsking done once, before another site is asked for keys or status
     */
    public Outcome keep(LearnerId learner, byte[] body, boolean signedJwt, Runnable beforeAsking) {
        HandedIn handedIn = checkCredential.read(body);
        Optional<CredentialNames> found = CredentialNames.find(handedIn);
        if (found.isEmpty() || signedJwt != handedIn instanceof HandedIn.Signed) {
            return Outcome.NOT_A_CREDENTIAL;
        }
        CredentialNames names = found.get();
        Optional<String> identity = names.badge() ? names.identity() : Optional.empty();
        if (identity.isEmpty()) {
            return Outcome.NOT_A_BADGE;
        }
        VerificationReport report =
                checkCredential.check(handedIn, beforeAsking).orElseThrow();
        if (!report.valid()) {
            return Outcome.NOT_VALID;
        }
        if (report.id().isPresent()) {
            return own(learner, report.id().get());
        }
        HeldCredential credential = new HeldCredential(
                HeldCredentialId.random(),
                Secret.hash(identity.get()),
                shortened(names.title()),
                shortened(names.issuerName()),
                signedJwt,
                content(handedIn),
                names.from(),
                instance.now());
        return instance.inTransaction(handle -> {
            learners.lock(handle, learner);
            return keep(handle, learner, credential);
        });
    }

    private Outcome own(LearnerId learner, CredentialId id) {
        Optional<Credential> own = instance.inTransaction(handle -> credentials.find(handle, id));
        return own.filter(credential -> credential.facts().learnerId().equals(learner.value()))
                        .isPresent()
                ? Outcome.REPLACED
                : Outcome.NOT_THEIRS;
    }

    private Outcome keep(Handle handle, LearnerId learner, HeldCredential credential) {
        List<HeldCredential> all = held.list(handle, learner);
        Optional<HeldCredential> before = all.stream()
                .filter(one -> one.identityHash().equals(credential.identityHash()))
                .findFirst();
        if (before.isPresent()) {
            Instant from = credential.validFrom();
            Instant known = before.get().validFrom();
            if (before.get().content().equals(credential.content())) {
                return Outcome.REPLACED;
            }
            if (known != null && (from == null || from.isBefore(known))) {
                return Outcome.OLDER;
            }
        }
        long length = all.stream()
                .filter(one -> !one.identityHash().equals(credential.identityHash()))
                .mapToLong(one -> one.content().length())
                .sum();
        if ((before.isEmpty() && all.size() >= HeldCredential.MOST)
                || length + credential.content().length() > HeldCredential.MOST_TEXT) {
            return Outcome.FULL;
        }
        held.mark(handle, learner, credential);
        return before.isPresent() ? Outcome.REPLACED : Outcome.ADDED;
    }

    private static String content(HandedIn handedIn) {
        return handedIn instanceof HandedIn.Signed signed
                ? signed.jwt()
                : handedIn instanceof HandedIn.Embedded embedded ? embedded.json() : "";
    }

    /** Another's words, in characters that can be seen and at a length that a row holds. */
    private static String shortened(String text) {
        String seen = text.replaceAll("[\\p{Cc}\\p{Cf}]", " ").strip();
        if (seen.length() <= HeldCredential.LONGEST_TITLE) {
            return seen;
        }
        int end = HeldCredential.LONGEST_TITLE;
        return seen.substring(0, Character.isHighSurrogate(seen.charAt(end - 1)) ? end - 1 : end);
    }
}
