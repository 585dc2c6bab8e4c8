package org.waymark.journey.award;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.AchievementFacts;
import org.waymark.credential.Credential;
import org.waymark.credential.CredentialFacts;
import org.waymark.credential.CredentialId;
import org.waymark.credential.CredentialState;
import org.waymark.credential.Credentials;
import org.waymark.credential.IssuerFacts;
import org.waymark.credential.StatusPlaces;
import org.waymark.credential.VerificationCode;
import org.waymark.credential.achievement.BadgeTerms;
import org.waymark.credential.achievement.Validity;
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
     * @param earlier the newest badge of the learner for the run, which was revoked or is over
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
        BadgeTerms terms = run.terms(handle);
        return write(
                handle,
                learner,
                new Given(
                        entry.run().id().value(),
                        earlier.map(credential -> credential.edition() + 1).orElse(1),
                        BadgeFacts.achievement(entry, run.standard(handle), terms.version(), issuing.addresses),
                        choices.findIssuer(handle, entry.opportunity().id()).orElse(null),
                        completed
                                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC))
                                .orElse(null),
                        Validity.until(completed.orElse(now), terms.months(), now),
                        List.of()),
                now);
    }

    /**
     * What is given.
     *
     * @param key names the run, or the achievement, among the learner's badges
     * @param ended when the learner completed it
     * @param until the end of its validity; null for ever
     */
    record Given(
            String key,
            int edition,
            AchievementFacts achievement,
            @Nullable IssuerFacts issuer,
            @Nullable LocalDate ended,
            @Nullable Instant until,
            List<CredentialFacts.Evidence> evidence) {}

    Credential write(Handle handle, Learner learner, Given given, Instant now) {
        CredentialFacts facts = new CredentialFacts(
                CredentialId.random(),
                learner.id().value(),
                given.achievement(),
                learner.name(),
                learner.joinedCity().map(city -> city.name()).orElse(null),
                now,
                given.ended(),
                given.issuer(),
                places.draw(handle),
                given.until(),
                given.evidence());
        return credentials.add(
                handle,
                new Credential(
                        facts,
                        given.key(),
                        given.edition(),
                        VerificationCode.random(random),
                        issuing.openBadge.credentialJson(facts, recipients.get(handle, learner.id())),
                        "",
                        CredentialState.VALID));
    }

    void revoke(Handle handle, Credential held, Instant now) {
        credentials.markRevoked(handle, held.id(), now, MESSAGES.message("revoked"));
    }
}
