package org.waymark.journey.award;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.Credentials;
import org.waymark.credential.StatusPlaces;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.document.Issuing;
import org.waymark.credential.issuer.IssuerChoices;
import org.waymark.credential.recipient.Recipients;
import org.waymark.language.Messages;
import org.waymark.learning.CatalogueEntry;
import org.waymark.people.Learner;

/**
 * Gives a learner the badge for a run, or revokes the one that the learner holds. A badge is signed after the transaction
 * that gives it, which others may wait for.
 */
final class GiveBadge {
    private static final Messages MESSAGES = Messages.of(GiveBadge.class);

    private final Credentials credentials = new Credentials();
    private final Recipients recipients = new Recipients();
    private final IssuerChoices choices = new IssuerChoices();
    private final Issuing issuing;
    private final StatusPlaces places;
    private final SecureRandom random = new SecureRandom();

    GiveBadge(Issuing issuing, StatusPlaces places) {
        this.issuing = issuing;
        this.places = places;
    }

    /**
     * @param earlier the newest badge of the learner for the run, which was revoked
     * @param completed when the learner completed the run, by the sources' own dates
     */
    Credential give(
            Handle handle,
            Learner learner,
            RunFacts run,
            Optional<Credential> earlier,
            Optional<Instant> completed,
            Instant now) {
        CatalogueEntry entry = run.entry();
        CredentialFacts facts = new CredentialFacts(
                CredentialId.random(),
                learner.id().value(),
                BadgeFacts.achievement(entry, run.standard(handle), issuing.addresses),
                learner.name(),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                now,
                completed.map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)).orElse(null),
                choices.findIssuer(handle, entry.opportunity().id()).orElse(null),
                places.draw(handle));
        return credentials.add(
                handle,
                new Credential(
                        facts,
                        entry.run().id().value(),
                        earlier.map(credential -> credential.edition() + 1).orElse(1),
                        VerificationCode.random(random),
                        issuing.openBadge.credentialJson(facts, recipients.get(handle, learner.id())),
                        "",
                        CredentialState.VALID));
    }

    void revoke(Handle handle, Credential held, Instant now) {
        credentials.markRevoked(handle, held.id(), now, MESSAGES.message("revoked"));
    }
}
