package org.waymark.web.watch;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.waymark.operation.Exposition;
import org.waymark.web.Site;
import org.waymark.web.WebServer;

/** A server while it answers, and how it ends: first it says so, then it takes nothing more, then it is gone. */
public final class Served implements AutoCloseable {
    private final Site site;
    private final WebServer web;
    private final @Nullable ManagementPort management;
    private final Duration drain;

    /**
     * Opens the management port where one is wanted.
     *
     * @param management where; null for none
     * @param drain how long the server goes on after it has said that it is not ready any more
     */
    public Served(
            Site site,
            WebServer web,
            @Nullable InetSocketAddress management,
            @Nullable String token,
            Exposition exposition,
            BooleanSupplier ready,
            Duration drain) {
        this.site = site;
        this.web = web;
        this.drain = drain;
        try {
            this.management = management == null ? null : ManagementPort.start(management, token, exposition, ready);
        } catch (RuntimeException e) {
            web.close();
            throw e;
        }
    }

    /** Answers what is under way, and refuses what comes after. */
    @Override
    public void close() {
        site.end();
        try {
            Thread.sleep(drain.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        web.close();
        if (management != null) {
            management.close();
        }
    }
}
