package org.waymark.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.waymark.web.guard.ClientAddress;

/**
 * Counts what had to be refused, and what strangers write to people, by whom or by what it was tried with, and says when it
 * was too much. What is in order
 * is never counted: a class behind one address, or every learner behind one reverse proxy, launches whatever somebody
 * else there does. The address is the one that the connection came from, or the one that a trusted reverse proxy names. Safe for many
 * threads.
 */
public final class RateLimit {
    private static final int MOST_COUNTS = 100_000;
    private static final int NETWORK_BYTES = 8;

    /** The kind of request that is counted, how much of it is answered in full, and in which time. */
    public enum Kind {
        /** Logins and launches by address. Beyond this a refusal is told without its reason, and not written down. */
        LAUNCH(100, Duration.ofMinutes(1)),
        /** Registration links that are none, by address. */
        REGISTRATION_LINK(30, Duration.ofMinutes(1)),
        /** Exchanges with a platform by registration link: each sends requests to an address that the caller names. */
        REGISTRATION(20, Duration.ofMinutes(15)),
        /** Credentials that do not hold and codes that are none, by address. */
        VERIFICATION(60, Duration.ofMinutes(1)),
        /**
         * What strangers ask the program, by address, also in order: people read it. Behind a reverse proxy that is not
         * trusted that is all strangers together.
         */
        QUESTION(60, Duration.ofMinutes(15)),
        /** Clients that register themselves, by address, also in order: each leaves a row. */
        CLIENT(20, Duration.ofMinutes(15)),
        /** Secrets, codes and tokens of clients that are not good, by address. */
        CLIENT_TOKEN(60, Duration.ofMinutes(1)),
        /** Learning records that clients fetch, by learner: each is signed anew. */
        RECORD(30, Duration.ofMinutes(15)),
        /** Codes by which a learner connects a wallet that are none, by address. */
        CONNECT_CODE(20, Duration.ofMinutes(15)),
        /** Credentials that clients add and whose issuers are asked for it, by learner. */
        CREDENTIAL_ADDED(60, Duration.ofMinutes(15)),
        /** City codes by person: not by address, and a code of 60 bits is not guessed by changing persons. */
        CITY_CODE(10, Duration.ofMinutes(15));

        private final int most;
        private final Duration time;

        Kind(int most, Duration time) {
            this.most = most;
            this.time = time;
        }
    }

    private record Key(Kind kind, String who) {}

    private record Count(Instant ends, AtomicInteger taken) {}

    private final boolean on;
    private final ClientAddress clients;
    private final InstantSource clock;
    private final Cache<Key, Count> counts =
            Caffeine.newBuilder().maximumSize(MOST_COUNTS).build();

    RateLimit(boolean on, ClientAddress clients, InstantSource clock) {
        this.on = on;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Counts one more.
     *
     * @return how long to wait, when it was one too many
     */
    public Optional<Duration> take(Kind kind, String who) {
        if (!on) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Count count = counts.asMap()
                .compute(
                        new Key(kind, who),
                        (key, known) -> known != null && now.isBefore(known.ends())
                                ? known
                                : new Count(now.plus(kind.time), new AtomicInteger()));
        return count.taken().incrementAndGet() <= kind.most
                ? Optional.empty()
                : Optional.of(Duration.between(now, count.ends()));
    }

    /** Takes back what was counted ahead and turned out to be in order. */
    public void giveBack(Kind kind, String who) {
        Count count = counts.getIfPresent(new Key(kind, who));
        if (count != null) {
            count.taken().decrementAndGet();
        }
    }

    /**
     * Returns the address of a request, as far as one household or school goes: of IPv6 the network, which has many
     * addresses.
     */
    public String address(Context context) {
        return network(clients.of(context.req()));
    }

    static String network(String address) {
        String bare = address.replaceAll("[\\[\\]]|%.*", "");
        if (bare.indexOf(':') < 0) {
            return bare;
        }
        try {
            // With a colon it is read as an address or refused; no name is ever looked up.
            InetAddress read = InetAddress.getByName(bare);
            byte[] bytes = read.getAddress();
            return bytes.length == 4 ? read.getHostAddress() : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES);
        } catch (UnknownHostException e) {
            return bare;
        }
    }
}
