package org.waymark.credential.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a credential calls itself and its issuer. It says so itself: only a {@link VerificationReport} says whether that holds.
 *
 * @param issuer the issuer's id
 * @param issuerName what the issuer is called; the id where it is called nothing
 * @param title what was achieved; the credential's id where it says nothing of that
 * @param from since when it is valid; null where it does not say
 * @param badge whether it is an achievement credential of Open Badges 3.0
 * @param holders by which addresses it names its holder
 * @param subjects the ids of its subjects
 */
public record CredentialNames(
        String issuer,
        String issuerName,
        @Nullable String id,
        String title,
        @Nullable Instant from,
        boolean badge,
        NamedHolders holders,
        Set<String> subjects) {
    public CredentialNames {
        subjects = Set.copyOf(subjects);
    }

    /** Reads it; empty where nothing can be read in what was handed in. */
    public static Optional<CredentialNames> find(HandedIn handedIn) {
        try {
            if (handedIn instanceof HandedIn.Signed signed) {
                return Optional.of(of(
                        ReadCredential.of(SignedJwt.read(signed.jwt().strip()).payload(), true)));
            }
            if (handedIn instanceof HandedIn.Embedded embedded) {
                ObjectNode json = ProofCheck.json(embedded.json());
                return Optional.of(of(ReadCredential.of(json, false)));
            }
        } catch (CannotVerify e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static CredentialNames of(ReadCredential read) {
        String name = read.issuerName();
        String id = read.id();
        return new CredentialNames(
                read.issuer(),
                name == null || name.isBlank() ? read.issuer() : name,
                id,
                read.title().orElse(id == null ? "" : id),
                read.from(),
                read.isBadge(),
                NamedHolders.of(read),
                read.subjects().stream()
                        .map(subject -> subject.path("id").asText(""))
                        .filter(subject -> !subject.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /**
     * What two versions of one credential have in common (OB 3.0, Credential equality): the ids of issuer and credential
     * without escapes and spaces around. Empty for a credential without an id.
     */
    public Optional<String> identity() {
        String own = id;
        return own == null ? Optional.empty() : Optional.of(plain(issuer) + "\n" + plain(own));
    }

    private static String plain(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException e) {
            return address.strip();
        }
    }
}
