package org.waymark.journey.credential;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.credential.Credentials;
import org.waymark.credential.PublicAddresses;
import org.waymark.credential.document.CredentialSignatures;
import org.waymark.credential.document.StatusLists;
import org.waymark.work.Instance;

/**
 * Anybody reads which credentials of an issuer were revoked. A list is made and signed once and then answered from memory
 * for a minute, however many ask. Safe for many threads.
 */
public final class ViewStatus {
    /** A revocation is seen by whoever asks so much later; readers themselves keep a list for {@link StatusLists#FRESH}. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST = 100;
    /** A revocation list names each badge by its address, so it is far longer than a list of bits. */
    private static final int MOST_REVOCATIONS = 10;

    /**
     * A status list.
     *
     * @param json with an embedded proof
     * @param jwt the same as VC-JWT
     * @param at since when it says this
     */
    public record SignedList(String json, String jwt, Instant at) {}

    private record Name(StatusLists lists, String slug, int number) {}

    private record Revoking(StatusLists lists, String slug) {}

    private final Instance instance;
    private final SignerPair signers;
    private final Credentials credentials = new Credentials();
    private final Cache<Name, SignedList> made = keeping(MOST);
    private final Cache<Revoking, String> revocations = keeping(MOST_REVOCATIONS);

    ViewStatus(Instance instance, SignerPair signers) {
        this.instance = instance;
        this.signers = signers;
    }

    /**
     * The 1EdTech revocation list of an issuer.
     *
     * @param lists writes them as of the base address at which somebody asks
     */
    public String revocationList(StatusLists lists, String slug) {
        return revocations.get(
                new Revoking(lists, slug),
                name -> name.lists()
                        .revocationListJson(
                                name.slug(),
                                instance.database()
                                        .query(handle -> credentials.listRevoked(handle, issuer(name.slug())))));
    }

    /**
     * A status list of an issuer; empty where no list has that number yet.
     *
     * @param lists writes it as of the base address at which somebody asks
     * @param slug an issuer that exists
     * @param number from 0
     */
    public Optional<SignedList> find(StatusLists lists, String slug, int number) {
        return Optional.ofNullable(made.get(new Name(lists, slug, number), this::make));
    }

    private <K, V> Cache<K, V> keeping(int most) {
        return Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(KEPT)
                .ticker(this::nanos)
                .build();
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, instance.now()).toNanos();
    }

    private @Nullable SignedList make(Name name) {
        Instant now = instance.now();
        if (name.number() > instance.database().query(credentials::newestList)) {
            return null;
        }
        String json = name.lists()
                .bitstringJson(
                        name.slug(),
                        name.number(),
                        instance.database()
                                .query(handle -> credentials.listSet(handle, issuer(name.slug()), name.number())),
                        now);
        CredentialSignatures signatures = signers.now();
        return new SignedList(signatures.prove(json, now), signatures.jwt(json), now);
    }

    private static @Nullable String issuer(String slug) {
        return slug.equals(PublicAddresses.WAYMARK) ? null : slug;
    }
}
