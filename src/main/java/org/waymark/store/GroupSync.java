package org.waymark.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was committed in H2 to the disk, so that it survives the death of the machine. H2 by itself writes a commit
 * some time later, or at once but one by one and without waiting for the disk. Here a transaction waits until the disk
 * has it, and all that wait share one writing. Safe for many threads.
 */
final class GroupSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupSync.class);

    /** Commits of parts with SQL of their own, for which nobody waits, come to the disk after this many seconds. */
    private static final int AT_LEAST_EVERY = 5;

    private final Connection connection;
    private final Statement statement;
    /** Touches the file alone: an interrupt of a thread that does would close H2's file for everybody. */
    private final ScheduledExecutorService writer;

    private @Nullable CompletableFuture<Void> next;

    private GroupSync(Connection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
        this.writer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "database-sync");
            thread.setDaemon(true);
            return thread;
        });
    }

    static GroupSync open(String url, String user, String password) {
        try {
            Connection connection = DriverManager.getConnection(url, user, password);
            GroupSync sync = new GroupSync(connection, connection.createStatement());
            var unused = sync.writer.scheduleWithFixedDelay(
                    sync::writeUnasked, AT_LEAST_EVERY, AT_LEAST_EVERY, TimeUnit.SECONDS);
            return sync;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Tells whether the running transaction has changed something; true where that cannot be known. */
    static boolean hasChanged(Connection connection) {
        try {
            return !(connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session)
                    || session.containsUncommitted();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Waits until all that was committed before is on the disk.
     *
     * @throws IllegalStateException when it could not be written: nobody knows then whether it is kept
     */
    void await() {
        CompletableFuture<Void> mine;
        synchronized (this) {
            if (next == null) {
                // Begins when this block has ended. Nobody waits for what a closed writer does not take.
                writer.execute(this::write);
                next = new CompletableFuture<>();
            }
            mine = next;
        }
        try {
            mine.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The database could not be written to the disk.", e.getCause());
        }
    }

    /** Writes for all who wait by now; whoever comes while it writes is one of the next. */
    private void write() {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            waiting = next;
            next = null;
        }
        if (waiting == null) {
            return;
        }
        try {
            statement.execute("checkpoint sync");
            waiting.complete(null);
        } catch (SQLException | RuntimeException e) {
            waiting.completeExceptionally(e);
        }
    }

    private void writeUnasked() {
        try {
            statement.execute("checkpoint sync");
        } catch (SQLException | RuntimeException e) {
            // Whoever waits for the next writing is told.
            LOG.warn("The database could not be written to the disk.", e);
        }
    }

    /** Ends after what is asked for is written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the database is still being written to the disk");
            }
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("a connection to the database could not be closed", e);
        }
    }
}
