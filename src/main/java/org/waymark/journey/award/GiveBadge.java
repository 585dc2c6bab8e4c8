package org.waymark.journey.award;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.Credentials;
import org.waymark.credential.Issuing;
import org.waymark.credential.SignedBadge;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.issuer.IssuerChoices;
import org.waymark.keys.KeyRing;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.people.Learner;

/** Gives a learner the signed badge for a run, or revokes the one that the learner holds. */
final class GiveBadge {
    private static final Messages MESSAGES = Messages.of(GiveBadge.class);

    private final Credentials credentials = new Credentials();
    private final IssuerChoices choices = new IssuerChoices();
    private final Issuing issuing;
    private final KeyRing badgeKeys;
    private final SecureRandom random = new SecureRandom();

    GiveBadge(Issuing issuing, KeyRing badgeKeys) {
        this.issuing = issuing;
        this.badgeKeys = badgeKeys;
    }

    /** @param earlier the newest badge of the learner for the run, which was revoked */
    Credential give(Handle handle, Learner learner, RunFacts run, Optional<Credential> earlier, Instant now) {
        CatalogueEntry entry = run.entry();
        CredentialFacts facts = new CredentialFacts(
                CredentialId.random(),
                learner.id().value(),
                BadgeFacts.achievement(entry, run.standard(handle), issuing.addresses),
                learner.name(),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                now,
                entry.run().end(),
                choices.findIssuer(handle, entry.opportunity().id()).orElse(null));
        SignedBadge signed = issuing.openBadge.sign(facts, badgeKeys.signer(handle));
        return credentials.add(
                handle,
                new Credential(
                        facts,
                        entry.run().id().value(),
                        earlier.map(credential -> credential.edition() + 1).orElse(1),
                        VerificationCode.random(random),
                        signed.json(),
                        signed.jwt(),
                        null,
                        null));
    }

    void revoke(Handle handle, Credential held, Instant now) {
        credentials.markRevoked(handle, held.id(), now, MESSAGES.message("revoked"));
    }
}
