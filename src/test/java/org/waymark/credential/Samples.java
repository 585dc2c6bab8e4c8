package org.waymark.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Credentials to test with. */
public final class Samples {
    public static final PublicAddresses ADDRESSES = new PublicAddresses("https://waymark.example/");
    public static final IssuerProfile ISSUER = new IssuerProfile(
            ADDRESSES.issuer(PublicAddresses.WAYMARK),
            "What Works Cities Academy",
            "https://academy.example/",
            "Courses for city staff");
    public static final Instant AWARDED = Instant.parse("2026-03-14T09:26:53.589Z");
    public static final UUID LEARNER = UUID.fromString("5f0c2a3e-8f5e-4f0e-9d1c-0c7d3f1e2a4b");
    public static final CredentialId ID = new CredentialId(UUID.fromString("0b6ad8a1-52a3-4ae5-9a0a-3d1a0a9b7c11"));
    public static final VerificationCode CODE = new VerificationCode("7KQ2-9XWM-4TRD");

    public static final StatusPlace STATUS = new StatusPlace(0, 94_567);

    private Samples() {}

    public static AchievementFacts achievement(String name, int alignments) {
        return new AchievementFacts(
                ADDRESSES.achievement("dm-202-3"),
                name,
                "How a city sets standards for its data and keeps them.",
                "Attend the sessions and complete the final exercise.",
                "Course",
                "DM 202.3",
                "Data Management",
                "1",
                IntStream.rangeClosed(1, alignments)
                        .mapToObj(i -> new AlignmentFacts(
                                "Data standards are documented and kept, part " + i,
                                "https://waymark.example/criteria/dm-" + i,
                                "DM" + i,
                                "What Works Cities Standard 2018–2021",
                                "The city documents its data standards."))
                        .toList(),
                "Johns Hopkins University",
                "en",
                List.of("Data Management"));
    }

    public static CredentialFacts facts(
            @Nullable String recipient, @Nullable String city, AchievementFacts achievement) {
        return new CredentialFacts(
                ID, LEARNER, achievement, recipient, city, AWARDED, LocalDate.of(2026, 3, 13), null, STATUS);
    }

    public static CredentialFacts facts() {
        return facts("Ana María Núñez", "City of Łódź", achievement("Data Management: Quality and Standards", 5));
    }

    public static final IssuerFacts.Picture LOGO = new IssuerFacts.Picture("a".repeat(64), 600, 200);
    public static final IssuerFacts.Picture SIGNATURE = new IssuerFacts.Picture("b".repeat(64), 600, 180);
    public static final IssuerFacts UNIVERSITY = new IssuerFacts(
            "johns-hopkins-university",
            "Johns Hopkins University",
            "3400 N. Charles Street\nBaltimore, MD 21218",
            "https://www.jhu.example/",
            "academy@jhu.example",
            LOGO,
            "Jane Q. Example",
            "Executive Director, Center for Government Excellence",
            SIGNATURE);

    /** The same facts, issued by an organization. */
    public static CredentialFacts issuedBy(@Nullable IssuerFacts issuer) {
        return issuedBy(issuer, STATUS);
    }

    /** @param status null as of a badge of version 0.1 */
    public static CredentialFacts issuedBy(@Nullable IssuerFacts issuer, @Nullable StatusPlace status) {
        CredentialFacts facts = facts();
        return new CredentialFacts(
                facts.id(),
                facts.learnerId(),
                facts.achievement(),
                facts.recipientName(),
                facts.cityName(),
                facts.awardedAt(),
                facts.activityEndDate(),
                issuer,
                status);
    }

    public static Credential credential(CredentialFacts facts) {
        return new Credential(facts, "run-1", 1, CODE, "{}", "jwt", CredentialState.VALID);
    }
}
