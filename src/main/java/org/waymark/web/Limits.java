package org.waymark.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what was refused, by who asked, and says when that is too much. A good request is never counted and never held
 * up by what others did: behind a proxy or in a class many people share one address. So the address is always that of the
 * connection; what a forwarding header says is never believed. Safe for many threads.
 */
final class Limits {
    /** What is refused, how often that is taken in which time, and what happens then. */
    enum Kind {
        /** By address. Afterwards a refused login is answered 429 and noted no more. */
        LOGIN(200, Duration.ofMinutes(1)),
        /** By address. Afterwards a refused launch is answered 429, noted no more, and takes no row. */
        LAUNCH(200, Duration.ofMinutes(1)),
        /** All addresses together. Afterwards a launch has to prove itself before its state takes a row. */
        ALL_LAUNCHES(3_000, Duration.ofMinutes(1)),
        /** Registration links that are none, by address. */
        REGISTRATION_LINK(30, Duration.ofMinutes(10)),
        /** Registrations that failed, by link: each calls another host. Afterwards the link rests. */
        REGISTRATION(10, Duration.ofMinutes(10)),
        /** Credentials and codes that are none, by address. */
        VERIFICATION(100, Duration.ofMinutes(10)),
        /** Wrong city codes, by person. Afterwards that person's codes rest, right ones too. */
        CITY_CODE(10, Duration.ofMinutes(15));

        private final int most;
        private final Duration within;

        Kind(int most, Duration within) {
            this.most = most;
            this.within = within;
        }
    }

    private record Key(Kind kind, String who) {}

    private record Window(Instant end, AtomicInteger refused) {}

    private static final int IPV6_NETWORK_BYTES = 8;

    private final boolean on;
    private final InstantSource clock;
    private final Cache<Key, Window> windows = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();

    Limits(boolean on, InstantSource clock) {
        this.on = on;
        this.clock = clock;
    }

    /** How long to wait when the limit is used up; empty when it is not. Counts nothing. */
    Optional<Duration> pause(Kind kind, String who) {
        Window window = windows.getIfPresent(new Key(kind, who));
        return window == null || window.refused().get() < kind.most ? Optional.empty() : left(window);
    }

    /** Counts one that was refused; how long to wait when that was one too many. */
    Optional<Duration> refused(Kind kind, String who) {
        if (!on) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Window window = windows.asMap()
                .compute(
                        new Key(kind, who),
                        (key, known) -> known == null || !now.isBefore(known.end())
                                ? new Window(now.plus(kind.within), new AtomicInteger())
                                : known);
        return window.refused().incrementAndGet() <= kind.most ? Optional.empty() : left(window);
    }

    private Optional<Duration> left(Window window) {
        Duration left = Duration.between(clock.instant(), window.end());
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }

    static String address(Context context) {
        return address(context.req().getRemoteAddr());
    }

    /** One IPv4 address, or one IPv6 network of 64 bits, which is what one customer of a provider has. */
    static String address(String remote) {
        String literal = remote.replaceAll("[\\[\\]]|%.*", "");
        if (!literal.contains(":")) {
            return literal;
        }
        try {
            byte[] bytes = InetAddress.getByName(literal).getAddress();
            boolean four = bytes.length < 2 * IPV6_NETWORK_BYTES;
            return four ? literal : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
        } catch (UnknownHostException e) {
            return literal;
        }
    }
}
