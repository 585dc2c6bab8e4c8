package org.waymark.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
            return Database.open(newH2Url(), user(), "");
        }

        @Override
        public String urlWithoutTables() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";" + Database.H2_OPTIONS + ";DB_CLOSE_DELAY=-1";
        }

        @Override
        public String user() {
            return "sa";
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
            return Database.open(newPostgresUrl(), user(), "");
        }

        @Override
        public String urlWithoutTables() {
            return newDatabase(server(), "template1");
        }

        @Override
        public String user() {
            return "postgres";
        }

        @Override
        String waiting() {
            return "select count(*) from pg_locks where not granted";
        }
    };

    private static final String TEMPLATE = "migrated";
    private static final AtomicReference<Path> H2_FOLDER = new AtomicReference<>();
    private static final AtomicReference<Path> H2_SCRIPT = new AtomicReference<>();
    private static final AtomicReference<EmbeddedPostgres> SERVER = new AtomicReference<>();
    private static boolean migrated;

    public abstract Database open();

    /** The JDBC address of a new database without tables; it takes {@link #user} without a password. */
    public abstract String urlWithoutTables();

    public abstract String user();

    /** Counts the sessions that wait for a lock which another holds. */
    abstract String waiting();

    /** Waits, in the middle of a transaction, until somebody stands before what it has locked. */
    public void untilSomebodyWaits(Handle handle) {
        Wait.until(
                Duration.ofSeconds(30),
                () -> handle.createQuery(waiting()).mapTo(Integer.class).one() > 0,
                () -> "nobody waits for a lock");
    }

    /** Puts an H2 database with empty tables into a new folder. Tables are made once; to copy them takes a tenth. */
    public static synchronized void addTables(Path folder) {
        try {
            Path template = H2_FOLDER.get();
            if (template == null) {
                template = Files.createTempDirectory("waymark-test");
                DataFolder.at(template).open().close();
                H2_FOLDER.set(template);
            }
            for (String file : List.of("waymark.mv.db", "waymark.password")) {
                Files.copy(template.resolve(file), folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC address of a new H2 database in memory with empty tables (user {@code sa}, no password). */
    private static synchronized String newH2Url() {
        Path script = H2_SCRIPT.get();
        try {
            if (script == null) {
                script = Files.createTempFile("waymark-test", ".sql");
                String made = H2.urlWithoutTables();
                Database.open(made, "sa", "").close();
                execute(made, "script to '" + script + "'");
                H2_SCRIPT.set(script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url = H2.urlWithoutTables();
        execute(url, "runscript from '" + script + "'");
        return url;
    }

    private static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDBC address of a new PostgreSQL database with empty tables (user {@code postgres}, no password). */
    public static synchronized String newPostgresUrl() {
        EmbeddedPostgres server = server();
        if (!migrated) {
            // Tables are made once; to copy them takes a tenth of the time.
            create(server, TEMPLATE, "template1");
            Database.open(server.getJdbcUrl("postgres", TEMPLATE), "postgres", "")
                    .close();
            migrated = true;
        }
        return newDatabase(server, TEMPLATE);
    }

    private static synchronized String newDatabase(EmbeddedPostgres server, String template) {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        create(server, name, template);
        return server.getJdbcUrl("postgres", name);
    }

    private static void create(EmbeddedPostgres server, String name, String template) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres known = SERVER.get();
        if (known != null) {
            return known;
        }
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            SERVER.set(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
