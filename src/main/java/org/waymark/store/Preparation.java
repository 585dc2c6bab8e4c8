package org.waymark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/**
 * What a program does once to a database before it uses it: it brings tables, what is built in and keys up to date. To
 * look whether there is something to do takes a fourth of a start, so the database keeps which programs have done it. A
 * program is known by the checksums of all that is in its jar; one that runs from a folder of classes looks every time.
 */
final class Preparation {
    private final DataSource database;
    private final @Nullable String program;
    private boolean done;

    private Preparation(DataSource database, @Nullable String program, boolean done) {
        this.database = database;
        this.program = program;
        this.done = done;
    }

    static Preparation of(DataSource database) {
        try {
            Path program = Path.of(Preparation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return of(database, Files.isRegularFile(program) ? program : null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param jar null for a program that is in no jar */
    static Preparation of(DataSource database, @Nullable Path jar) {
        String program = jar == null ? null : fingerprint(jar);
        return new Preparation(database, program, program != null && isPreparedBy(database, program));
    }

    boolean isDone() {
        return done;
    }

    /**
     * Brings the tables up to date with the files in {@code sql/migration}.
     *
     * @throws RuntimeException when a migration fails, or waited in vain for a lock
     */
    void migrate(boolean postgres) {
        begin();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:sql/migration")
                .callbacks(postgres ? new Callback[] {new PatientMigration()} : new Callback[0])
                .load()
                .migrate();
    }

    /** Makes every program look at its next start, so that none takes what is half done for done. */
    void begin() {
        try (Connection connection = database.getConnection();
                ResultSet table = connection.getMetaData().getTables(null, null, "prepared_by", null)) {
            if (table.next()) {
                execute(connection, "delete from prepared_by");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    void end() {
        done = true;
        if (program != null) {
            try (Connection connection = database.getConnection()) {
                execute(connection, "insert into prepared_by values (?)", program);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    private static void execute(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static boolean isPreparedBy(DataSource database, String program) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select 1 from prepared_by where program = ?")) {
            statement.setString(1, program);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            // A database without that table is new, or of an earlier version.
            return false;
        }
    }

    private static String fingerprint(Path jar) {
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Enumeration<? extends ZipEntry> all = entries.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, entry.getCrc()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Bounds how long a migration waits for a lock on PostgreSQL. Whoever comes after a change of a table that waits, waits
     * with it: another instance would answer nobody as long as some transaction lasts that has nothing to do with either. A
     * start that gives up is done again by its supervisor.
     */
    private static final class PatientMigration implements Callback {
        private static final int LONGEST_SECONDS = 5;

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try (Statement statement = context.getConnection().createStatement()) {
                // For this migration's transaction alone.
                statement.execute("set local lock_timeout = '" + LONGEST_SECONDS + "s'");
            } catch (SQLException e) {
                throw new FlywayException(e);
            }
        }

        @Override
        public String getCallbackName() {
            return "lock-timeout";
        }
    }
}
