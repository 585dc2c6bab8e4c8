package org.waymark.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.waymark.whole.Wait;

/**
 * The two real databases that every store contract runs on. Use as
 * {@code @ParameterizedTest @EnumSource(TestDatabase.class)}: each {@link #open} gives an empty, migrated database.
 */
public enum TestDatabase {
    H2 {
        @Override
        public Database open() {
            return Database.open(
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";" + Database.H2_OPTIONS + ";DB_CLOSE_DELAY=-1", "sa", "");
        }

        /** H2 does not wait for a value of an index that is not committed yet: the same insert is made until it is. */
        @Override
        String waiting() {
            return "select count(*) from information_schema.sessions where session_id <> session_id()"
                    + " and (blocker_id is not null or executing_statement like 'insert%')";
        }
    },
    POSTGRESQL {
        @Override
        public Database open() {
            return Database.open(newPostgresUrl(), "postgres", "");
        }

        @Override
        String waiting() {
            return "select count(*) from pg_locks where not granted";
        }
    };

    private static final AtomicReference<EmbeddedPostgres> SERVER = new AtomicReference<>();

    public abstract Database open();

    /** Counts the sessions that wait for a lock which another holds. */
    abstract String waiting();

    /** Waits, in the middle of a transaction, until somebody stands before what it has locked. */
    public void untilSomebodyWaits(Handle handle) {
        Wait.until(
                Duration.ofSeconds(30),
                () -> handle.createQuery(waiting()).mapTo(Integer.class).one() > 0,
                () -> "nobody waits for a lock");
    }

    /** The JDBC address of a new, empty PostgreSQL database (user {@code postgres}, no password). */
    public static synchronized String newPostgresUrl() {
        try {
            EmbeddedPostgres server = SERVER.get();
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
                SERVER.set(server);
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return server.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
