package org.waymark.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;

/** Does work of a start side by side, or before it is needed. */
public final class Starting {
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;

    private Starting() {}

    /** Does works that need not wait for each other side by side, and returns when all are done. */
    public static void atOnce(Runnable... works) {
        ExecutorService threads = Executors.newFixedThreadPool(works.length);
        try {
            CompletableFuture.allOf(Arrays.stream(works)
                            .map(work -> CompletableFuture.runAsync(work, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    /** Loads classes that will be needed while something else is waited for; nothing depends on it. */
    public static void ahead(Runnable work) {
        // Two threads that ask for the first logger at once get a warning instead of one.
        LoggerFactory.getILoggerFactory();
        Thread thread = new Thread(work, "ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Finds a port that nobody listens on. The base address has to be known before the server starts, so port 0 is settled
     * first. The port lies below those that machines give to calls that go out (from 32,768 on Linux), so none of these can
     * take it before the server does.
     *
     * @throws UncheckedIOException if a hundred ports in a row are taken
     */
    public static int freePort() {
        SecureRandom random = new SecureRandom();
        IOException taken = new IOException("no port was tried");
        for (int i = 0; i < 100; i++) {
            int port = LOWEST_PORT + random.nextInt(HIGHEST_PORT - LOWEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                taken = e;
            }
        }
        throw new UncheckedIOException(taken);
    }
}
