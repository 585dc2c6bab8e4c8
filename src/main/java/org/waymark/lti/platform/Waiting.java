package org.waymark.lti.platform;

import java.net.URI;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the launches that wait for keys, for each platform and in all, because each holds its request. Safe for many
 * threads.
 */
final class Waiting {
    private static final int MOST = 1_000;
    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final long MOST_BYTES_IN_ALL = 16L * 1024 * 1024;

    private record Count(int number, long bytes) {
        Count plus(int more, long moreBytes) {
            return new Count(number + more, bytes + moreBytes);
        }
    }

    private final ConcurrentMap<URI, Count> counts = new ConcurrentHashMap<>();
    private final AtomicLong inAll = new AtomicLong();

    /** @return false when there are too many */
    boolean begin(URI platform, int size) {
        Count now = counts.merge(platform, new Count(1, size), (known, one) -> known.plus(1, size));
        if (inAll.addAndGet(size) <= MOST_BYTES_IN_ALL && now.number() <= MOST && now.bytes() <= MOST_BYTES) {
            return true;
        }
        end(platform, size);
        return false;
    }

    void end(URI platform, int size) {
        inAll.addAndGet(-size);
        counts.computeIfPresent(platform, (same, known) -> known.number() == 1 ? null : known.plus(-1, -size));
    }
}
