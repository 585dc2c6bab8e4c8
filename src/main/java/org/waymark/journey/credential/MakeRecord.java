package org.waymark.journey.credential;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waymark.credential.Credential;
import org.waymark.credential.Credentials;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.document.CredentialSignatures;
import org.waymark.credential.document.LearnerRecord;
import org.waymark.credential.recipient.Recipient;
import org.waymark.credential.recipient.Recipients;
import org.waymark.people.LearnerId;
import org.waymark.work.Instance;

/** A learner takes all badges along as one signed record (Comprehensive Learner Record 2.0), made when it is asked for. */
public final class MakeRecord {
    private final Instance instance;
    private final SignerPair signers;
    private final SignCredentials signCredentials;
    private final LearnerRecord learnerRecord;
    private final Credentials credentials = new Credentials();
    private final Recipients recipients = new Recipients();

    MakeRecord(Instance instance, SignerPair signers, SignCredentials signCredentials, LearnerRecord learnerRecord) {
        this.instance = instance;
        this.signers = signers;
        this.signCredentials = signCredentials;
        this.learnerRecord = learnerRecord;
    }

    private record Found(List<Credential> badges, Recipient recipient) {}

    /** Returns the record in both forms; empty for whoever has no badge in force. */
    public Optional<SignedBadge> make(LearnerId learner) {
        Found found = instance.inTransaction(handle ->
                new Found(credentials.listOfLearner(handle, learner.value()), recipients.get(handle, learner)));
        Instant now = instance.now();
        List<Credential> badges = found.badges().stream()
                .filter(credential -> credential.inForce() && !credential.expired(now) && !credential.erased())
                .flatMap(credential -> signCredentials.findSigned(credential).stream())
                .toList();
        CredentialSignatures signatures = signers.now();
        return learnerRecord
                .recordJson(badges, found.recipient())
                .map(json -> new SignedBadge(signatures.prove(json, now), signatures.jwt(json)));
    }
}
