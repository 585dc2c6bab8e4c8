package org.waymark.web;

import java.net.URI;
import java.time.InstantSource;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.waymark.language.Languages;

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
    public final Pages pages = new Pages();
    public final ErrorPages errorPages = new ErrorPages(pages);
    /** Answer requests, and go on with those that had to wait. */
    public final QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);

    /**
     * Makes the parts.
     *
     * @param rateLimits whether callers are slowed down who ask too often
     * @param languages offered to readers
     */
    public Site(URI baseUrl, boolean rateLimits, Languages languages, InstantSource clock) {
        this.language = new ReaderLanguage(languages);
        this.baseUrl = baseUrl;
        this.clock = clock;
        this.rateLimits = rateLimits;
        rateLimit = new RateLimit(rateLimits, clock);
        threads.setName("web");
    }
}
