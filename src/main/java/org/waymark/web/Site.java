package org.waymark.web;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.waymark.language.Languages;
import org.waymark.measure.Responses;
import org.waymark.outbound.Network;
import org.waymark.web.guard.ClientAddress;

/**
 * The parts that the pages of every room share: how they are rendered, how often somebody may try, where and when we
 * are.
 */
public final class Site {
    private static final int MOST_THREADS = 250;
    private static final int LEAST_THREADS = 8;

    public final URI baseUrl;
    public final InstantSource clock;
    /** True when callers who ask too often are slowed down. */
    public final boolean rateLimits;

    public final ReaderLanguage language;
    public final RateLimit rateLimit;
    public final Responses responses = new Responses();
    public final Pages pages = new Pages();
    public final ErrorPages errorPages = new ErrorPages(pages);
    private volatile boolean ending;

    /** Answer requests, and go on with those that had to wait. */
    public final QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);

    /**
     * Makes the parts.
     *
     * @param rateLimits whether callers are slowed down who ask too often
     * @param languages offered to readers
     * @param trustedProxies CIDR texts of reverse proxies whose word about a caller's address is believed
     */
    public Site(
            URI baseUrl, boolean rateLimits, Languages languages, List<String> trustedProxies, InstantSource clock) {
        this.language = new ReaderLanguage(languages);
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.rateLimits = rateLimits;
        rateLimit = new RateLimit(
                rateLimits,
                new ClientAddress(trustedProxies.stream().map(Network::parse).toList()),
                clock);
        threads.setName("web");
    }

    /** Says from now on that the server is not ready: the process is going to end. */
    public void end() {
        ending = true;
    }

    /** Adds to a question of readiness that the process is not about to end. */
    public BooleanSupplier unlessEnding(BooleanSupplier ready) {
        return () -> !ending && ready.getAsBoolean();
    }
}
