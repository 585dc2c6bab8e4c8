package org.waymark.web.open;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.waymark.web.Refusal;

/**
 * Certificates and badge pictures that were drawn lately. Drawing one takes a large part of a second and anybody may ask
 * for it, so each is drawn once for all who ask, and only a few at a time. Safe for many threads.
 */
final class Drawings {
    private static final long LARGEST_BYTES = 24L * 1024 * 1024;
    private static final int AT_A_TIME = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Cache<String, byte[]> drawn = Caffeine.newBuilder()
            .maximumWeight(LARGEST_BYTES)
            .weigher((String key, byte[] bytes) -> bytes.length)
            .build();

    /** @throws Refusal 503 when too many others are being drawn */
    byte[] get(String key, Supplier<byte[]> draw) {
        return drawn.get(key, wanted -> drawOne(draw));
    }

    /** Forgets whatever was drawn under keys that begin so. */
    void forget(String beginning) {
        drawn.asMap().keySet().removeIf(key -> key.startsWith(beginning));
    }

    private byte[] drawOne(Supplier<byte[]> draw) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(503, "BUSY");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "BUSY");
        }
        try {
            return draw.get();
        } finally {
            places.release();
        }
    }
}
