package org.waymark.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a credential says.
 *
 * @param learnerId opaque and random; enters the signed text only as a salted hash
 * @param recipientName stands on the certificate and the page, never in the signed text; made printable here: no
 *     control, direction or invisible characters, at most 200 characters, null when nothing is left
 * @param cityName likewise
 * @param awardedAt cut to whole seconds, so that it reads the same from every place it is kept
 * @param activityEndDate when the learner completed the course, if that is known
 * @param issuer the organization that issues it; null for the installation itself
 * @param status its place on its issuer's status list; null for those that were issued before there was one
 * @param validUntil from when it is not valid any more; null: for ever. Cut to whole seconds
 * @param evidence what it rests on, where that is more than the achievement says
 */
public record CredentialFacts(
        CredentialId id,
        UUID learnerId,
        AchievementFacts achievement,
        @Nullable String recipientName,
        @Nullable String cityName,
        Instant awardedAt,
        @Nullable LocalDate activityEndDate,
        @Nullable IssuerFacts issuer,
        @Nullable StatusPlace status,
        @Nullable Instant validUntil,
        List<Evidence> evidence) {

    private static final int LONGEST_NAME = 200;

    /**
     * A piece of what a credential rests on (OB 3.0 Evidence). It leads to no other credential: strangers cannot link two
     * badges of one person by it.
     *
     * @param name what was completed
     * @param narrative when, in a sentence
     */
    public record Evidence(String name, String narrative) {}

    public CredentialFacts {
        recipientName = PrintableText.cleanOrNull(recipientName, LONGEST_NAME);
        cityName = PrintableText.cleanOrNull(cityName, LONGEST_NAME);
        awardedAt = awardedAt.truncatedTo(ChronoUnit.SECONDS);
        validUntil = validUntil == null ? null : validUntil.truncatedTo(ChronoUnit.SECONDS);
        evidence = List.copyOf(evidence);
    }

    /** Facts of a credential that is valid for ever, and rests on nothing but its achievement. */
    public CredentialFacts(
            CredentialId id,
            UUID learnerId,
            AchievementFacts achievement,
            @Nullable String recipientName,
            @Nullable String cityName,
            Instant awardedAt,
            @Nullable LocalDate activityEndDate,
            @Nullable IssuerFacts issuer,
            @Nullable StatusPlace status) {
        this(
                id,
                learnerId,
                achievement,
                recipientName,
                cityName,
                awardedAt,
                activityEndDate,
                issuer,
                status,
                null,
                List.of());
    }
}
