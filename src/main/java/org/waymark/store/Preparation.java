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
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
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
}
