package org.waymark.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The file of a copy: what is in it, read before anything is done with it. */
final class BackupFile {
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_PASSWORD = 1000;

    private BackupFile() {}

    /** Lays the two files of a copy into a folder, and reads the database there. */
    static FolderBackup.Content unpack(Path file, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            copy(zip, FolderBackup.DATA, into);
            copy(zip, FolderBackup.PASSWORD, into);
        } catch (ZipException e) {
            throw noCopy(file, "It is no zip file, or it is broken.");
        }
        Path password = into.resolve(FolderBackup.PASSWORD);
        if (!Files.exists(into.resolve(FolderBackup.DATA))
                || !Files.exists(password)
                || Files.size(password) > LONGEST_PASSWORD) {
            throw noCopy(file, "waymark.mv.db or waymark.password is not in it.");
        }
        try {
            return DataFolder.at(into).with((connection, unused) -> read(file, connection));
        } catch (FolderRefused e) {
            throw e;
        } catch (SQLException | RuntimeException | AssertionError | StackOverflowError e) {
            // A broken file breaks its reader in ways that the reader did not foresee.
            throw noCopy(file, "Its database cannot be read: " + firstLine(e));
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static FolderRefused noCopy(Path file, String why) {
        return new FolderRefused(file + " is no backup that can be restored. " + why, "Nothing was changed.");
    }

    private static void copy(ZipFile zip, String name, Path into) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return;
        }
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                FileChannel channel =
                        FileChannel.open(into.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                channel.write(ByteBuffer.wrap(buffer, 0, read));
            }
            channel.force(true);
        }
        // Reading an entry of a file does not compare them.
        if (sum.getValue() != entry.getCrc()) {
            throw new ZipException(name + " is damaged.");
        }
    }

    /** Every row is read, so that every page of the file is checked. */
    private static FolderBackup.Content read(Path file, Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        if (!tables.contains("flyway_schema_history") || !tables.contains("learner")) {
            throw noCopy(file, "Its database is not one of Waymark's.");
        }
        if (hasNewerTables(connection)) {
            throw noCopy(file, "A newer version of Waymark made it: restore it with that one.");
        }
        long all = 0;
        try (Handle handle = Jdbi.open(connection)) {
            for (String table : tables) {
                try (Stream<Boolean> rows =
                        handle.createQuery("select * from \"" + table + "\"").map((row, context) -> true).stream()) {
                    all += rows.filter(there -> there).count();
                }
            }
        }
        return new FolderBackup.Content(tables.size(), all);
    }

    /** The name of each file of tables that were made is among the files that this program has. */
    private static boolean hasNewerTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select script from flyway_schema_history where success")) {
            while (rows.next()) {
                if (rows.getString(1).endsWith(".sql")
                        && BackupFile.class.getResource("/sql/migration/" + rows.getString(1)) == null) {
                    return true;
                }
            }
        }
        return false;
    }
}
