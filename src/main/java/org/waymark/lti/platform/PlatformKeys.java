package org.waymark.lti.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.waymark.outbound.Outbound;

/**
 * The public keys of the platforms (Security Framework 6.3): remembered for minutes, fetched once for all launches that
 * wait for them, fetched again within a rate limit when a {@code kid} is unknown, and kept through an outage of the
 * platform. No launch holds a thread while it waits. Safe for many threads.
 */
public final class PlatformKeys {
    /** The longest time that a launch waits for keys. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final int MOST_FETCHES_AT_ONCE = 32;

    private final KeySetFetch fetch;
    private final Executor threads;
    private final Waiting waiting = new Waiting();
    private final Cache<URI, KeySet> sets =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public PlatformKeys(Outbound outbound) {
        this.fetch = new KeySetFetch(outbound, LONGEST_WAIT);
        this.threads = new ThreadPoolExecutor(
                0, MOST_FETCHES_AT_ONCE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "platform-keys");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** The present knowledge of a {@code kid}. */
    public sealed interface Look {}

    /** The keys of that id, more than one where a platform gave it twice; none when it does not publish such a key. */
    public record Known(List<RSAKey> keys) implements Look {
        public Known {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Only the platform can tell.
     *
     * @param underWay whether it is being asked already, so that one more who waits costs it nothing
     */
    public record ToBeFetched(boolean underWay) implements Look {}

    /** @throws KeysUnavailable when the key is not remembered, and the key set could not be had a moment ago */
    public Look look(URI jwksUri, String kid) throws KeysUnavailable {
        return set(jwksUri).look(kid, true);
    }

    /** Returns the keys of an id after a wait; none when the platform does not publish it, or the keys did not come. */
    public List<RSAKey> afterWait(URI jwksUri, String kid) throws KeysUnavailable {
        return set(jwksUri).look(kid, false) instanceof Known known ? known.keys() : List.of();
    }

    /**
     * Fetches the key set, or joins those who wait for it.
     *
     * @param size how much is held meanwhile for who waits
     * @return done when it came, could not be had, or {@link #LONGEST_WAIT} is over
     * @throws KeysUnavailable when as many wait as may, for this platform or in all
     */
    public CompletableFuture<Void> fetch(URI jwksUri, int size) throws KeysUnavailable {
        KeySet set = set(jwksUri);
        if (!waiting.begin(jwksUri, size)) {
            throw new KeysUnavailable("too many launches wait for the key set of " + jwksUri.getHost());
        }
        CompletableFuture<Void> wait =
                set.join(this::start).copy().completeOnTimeout(null, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        return wait.whenComplete((nothing, failed) -> waiting.end(jwksUri, size));
    }

    private void start(KeySet set) {
        try {
            threads.execute(() -> set.end(fetch.of(set.address())));
        } catch (RejectedExecutionException e) {
            set.end(new KeySetFetch.Failed("too many key sets are being fetched"));
        }
    }

    private KeySet set(URI jwksUri) {
        return sets.get(jwksUri, KeySet::new);
    }
}
