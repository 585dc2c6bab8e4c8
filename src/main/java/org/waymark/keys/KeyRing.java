package org.waymark.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Gives the signer that is due now, from memory: the table is read again once a minute, so that a rotation made by
 * another process is known long before its overlap ends. Safe for use by many threads.
 */
public final class KeyRing {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final KeySetName set;
    private final Keys keys;
    private final InstantSource clock;
    private volatile @Nullable Cached cached;

    public KeyRing(KeySetName set, Keys keys, InstantSource clock) {
        this.set = set;
        this.keys = keys;
        this.clock = clock;
    }

    /** Runs work in a transaction and returns its result; {@code database::inTransaction} fits. */
    @FunctionalInterface
    public interface Transaction {
        Signer run(Function<Handle, Signer> work);
    }

    /**
     * For a caller that is inside a transaction.
     *
     * @throws IllegalStateException when no key signs now ({@link Keys#ensure} was not called at the start)
     */
    public Signer signer(Handle handle) {
        Instant now = clock.instant();
        Cached known = cached;
        if (known == null || !known.readAt().plus(FRESH).isAfter(now)) {
            known = new Cached(now, read(handle));
            cached = known;
        }
        return current(known, now);
    }

    /** For a caller outside any transaction: opens one only when the memory is stale. */
    public Signer signer(Transaction transaction) {
        Instant now = clock.instant();
        Cached known = cached;
        return known != null && known.readAt().plus(FRESH).isAfter(now)
                ? current(known, now)
                : transaction.run(this::signer);
    }

    private List<Ready> read(Handle handle) {
        return keys.list(handle, set).stream()
                .map(key -> new Ready(key, new Signer(key.jwk())))
                .toList();
    }

    private Signer current(Cached known, Instant now) {
        return known.keys().stream()
                .filter(ready -> ready.key().signsAt(now))
                .findFirst()
                .map(Ready::signer)
                .orElseThrow(() -> new IllegalStateException("there is no " + set.use() + " key that signs now"));
    }

    private record Ready(SigningKey key, Signer signer) {}

    private record Cached(Instant readAt, List<Ready> keys) {}
}
