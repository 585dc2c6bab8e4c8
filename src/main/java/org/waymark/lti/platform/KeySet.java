package org.waymark.lti.platform;

import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers one platform's key set, and whether it may be asked for again. Safe for many threads. */
final class KeySet {
    private static final long REMEMBERED = Duration.ofMinutes(5).toNanos();
    private static final long THROUGH_AN_OUTAGE = Duration.ofHours(4).toNanos();
    /** Two fetches in this time and no more, whatever is asked for. */
    private static final long BETWEEN_FETCHES = Duration.ofSeconds(5).toNanos();

    private static final int MOST_OF_ONE_ID = 8;

    private final URI address;
    private List<RSAKey> keys = List.of();
    private long fetched;
    private @Nullable Long lastBegan;
    private @Nullable Long beganBefore;
    /** Why the last fetch failed, or has not come yet; null when it came. */
    private @Nullable String failure = "not fetched yet";

    private @Nullable CompletableFuture<Void> underWay;

    KeySet(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    /** @param mayFetch whether it is an answer that the platform has to be asked */
    synchronized PlatformKeys.Look look(String kid, boolean mayFetch) throws KeysUnavailable {
        long now = System.nanoTime();
        List<RSAKey> found = keys.stream()
                .filter(key -> kid.equals(key.getKeyID()))
                .limit(MOST_OF_ONE_ID)
                .toList();
        long age = now - fetched;
        if (!found.isEmpty() && age < REMEMBERED) {
            return new PlatformKeys.Known(found);
        }
        if (mayFetch && (underWay != null || mayFetch(now))) {
            return new PlatformKeys.ToBeFetched(underWay != null);
        }
        if (!found.isEmpty() && age < THROUGH_AN_OUTAGE) {
            return new PlatformKeys.Known(found);
        }
        // Did the set come a moment ago without this kid, that is an answer; else it is an outage.
        if (failure != null) {
            throw new KeysUnavailable("key set of " + address.getHost() + ": " + failure);
        }
        return new PlatformKeys.Known(List.of());
    }

    private boolean mayFetch(long now) {
        return beganBefore == null || now - beganBefore >= BETWEEN_FETCHES;
    }

    /** The fetch that is under way, or one that begins now. */
    CompletableFuture<Void> join(Consumer<KeySet> start) {
        CompletableFuture<Void> fetch;
        synchronized (this) {
            if (underWay != null) {
                return underWay;
            }
            long now = System.nanoTime();
            if (!mayFetch(now)) {
                return CompletableFuture.completedFuture(null);
            }
            beganBefore = lastBegan;
            lastBegan = now;
            failure = "no answer yet";
            fetch = new CompletableFuture<>();
            underWay = fetch;
        }
        start.accept(this);
        return fetch;
    }

    void end(KeySetFetch.Outcome outcome) {
        CompletableFuture<Void> fetch;
        synchronized (this) {
            if (outcome instanceof KeySetFetch.Came came) {
                keys = came.keys();
                fetched = System.nanoTime();
                failure = null;
            } else if (outcome instanceof KeySetFetch.Failed failed) {
                failure = failed.why();
            }
            fetch = underWay;
            underWay = null;
        }
        if (fetch != null) {
            fetch.complete(null);
        }
    }
}
