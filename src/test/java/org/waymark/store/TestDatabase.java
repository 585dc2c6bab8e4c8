package org.waymark.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

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
    },
    POSTGRESQL {
        @Override
        public Database open() {
            return Database.open(newPostgresUrl(), "postgres", "");
        }
    };

    private static final AtomicReference<EmbeddedPostgres> SERVER = new AtomicReference<>();

    public abstract Database open();

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
