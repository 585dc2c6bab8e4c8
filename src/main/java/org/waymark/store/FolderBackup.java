package org.waymark.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Copies of a data folder: one file, closed to other users, with the H2 database and the password that opens it. It is
 * made while a server runs, by that server, and holds what was committed when it began.
 */
public final class FolderBackup {
    private static final String DATA = "waymark.mv.db";
    private static final String PASSWORD = "waymark.password";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_PASSWORD = 1000;

    private final DataFolder folder;
    private final Path path;

    public FolderBackup(Path folder) {
        this.folder = DataFolder.at(folder);
        this.path = folder.toAbsolutePath().normalize();
    }

    /**
     * What a backup holds.
     *
     * @param tables how many tables
     * @param rows how many rows all of them have
     */
    public record Content(int tables, long rows) {}

    /**
     * Writes a copy.
     *
     * @param where the new file, or a folder for it
     * @return the file
     * @throws FolderRefused when there is nothing to copy, or the file exists already
     */
    public Path save(Path where, Instant now) {
        if (!folder.holdsDatabase()) {
            throw new FolderRefused(
                    "There is no database in " + path + ".", "Check WAYMARK_DATA_DIR, or start the server once.");
        }
        Path file = (Files.isDirectory(where) ? where.resolve("waymark-" + NAME.format(now) + ".zip") : where)
                .toAbsolutePath()
                .normalize();
        if (Files.exists(file)) {
            throw new FolderRefused(file + " exists already.", "Name a file that is not there yet, or a folder.");
        }
        try {
            // The server that has the database open writes the copy: into a file that only its user can read.
            Path part = OwnersOnly.newFile(folderOf(file));
            try {
                folder.with((connection, password) -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("backup to '" + part.toString().replace("'", "''") + "'");
                    }
                    try (FileSystem zip = FileSystems.newFileSystem(part, Map.of())) {
                        Files.writeString(zip.getPath(PASSWORD), password + "\n", StandardCharsets.US_ASCII);
                    }
                    return true;
                });
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                OwnersOnly.closeFile(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Reads every row of a copy, and changes nothing but a temporary folder.
     *
     * @throws FolderRefused when the file is no copy that this Waymark can open
     */
    public Content check(Path file) {
        try {
            Path beside = OwnersOnly.newFolder(folderOf(file));
            try {
                return unpack(file, beside);
            } finally {
                delete(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a copy into the data folder after it was read wholly. What was there is kept in a folder beside.
     *
     * @param overwrite whether a database may be there already
     * @throws FolderRefused when there is one and it may not, when it is in use, or the file is no copy that this Waymark
     *     can open; then nothing was changed
     */
    public Content restore(Path file, boolean overwrite, Instant now) {
        OwnersOnly.close(path);
        try {
            return folder.alone(() -> {
                if (folder.holdsDatabase()) {
                    if (!overwrite) {
                        throw new FolderRefused(
                                "There is a database in " + path + " already.",
                                "Name another folder in WAYMARK_DATA_DIR, or say --overwrite: what is there is kept in"
                                        + " a folder beside.");
                    }
                    requireUnused();
                }
                Path beside = OwnersOnly.newFolder(path);
                try {
                    Content content = unpack(file, beside);
                    putAside(now);
                    // The database comes last: a folder without one is told apart from a whole one.
                    Files.move(beside.resolve(PASSWORD), path.resolve(PASSWORD), StandardCopyOption.ATOMIC_MOVE);
                    Files.move(beside.resolve(DATA), path.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
                    return content;
                } finally {
                    delete(beside);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new FolderRefused("There is no folder for " + file + ".", "Make it first.");
        }
        return parent;
    }

    private void putAside(Instant now) throws IOException {
        if (!folder.holdsDatabase()) {
            return;
        }
        Path old = path.resolve("replaced-" + NAME.format(now));
        Files.createDirectory(old);
        for (String name : List.of(DATA, PASSWORD)) {
            if (Files.exists(path.resolve(name))) {
                Files.move(path.resolve(name), old.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private void requireUnused() throws IOException {
        if (H2File.isOpenHere(path.resolve(DATA))) {
            throw inUse();
        }
        try (FileChannel channel = FileChannel.open(path.resolve(DATA), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
    }

    private FolderRefused inUse() {
        return new FolderRefused(
                "The database in " + path + " is in use.", "Stop the server, and every command, before restoring.");
    }

    /** Lays the two files of a copy into a folder, and reads the database there. */
    private static Content unpack(Path file, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            copy(zip, DATA, into);
            copy(zip, PASSWORD, into);
        } catch (ZipException e) {
            throw noCopy(file, "It is no zip file, or it is broken.");
        }
        Path password = into.resolve(PASSWORD);
        if (!Files.exists(into.resolve(DATA)) || !Files.exists(password) || Files.size(password) > LONGEST_PASSWORD) {
            throw noCopy(file, "waymark.mv.db or waymark.password is not in it.");
        }
        try {
            return DataFolder.at(into).with((connection, unused) -> read(file, connection));
        } catch (SQLException | RuntimeException e) {
            if (e instanceof FolderRefused refused) {
                throw refused;
            }
            throw noCopy(file, "Its database cannot be read: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
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
        try (InputStream in = zip.getInputStream(entry);
                FileChannel channel =
                        FileChannel.open(into.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                channel.write(ByteBuffer.wrap(buffer, 0, read));
            }
            channel.force(true);
        }
    }

    /** Every row is read, so that every page of the file is checked. */
    private static Content read(Path file, Connection connection) throws SQLException {
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
        for (String table : tables) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                while (rows.next()) {
                    all++;
                }
            }
        }
        return new Content(tables.size(), all);
    }

    /** The name of each file of tables that were made is among the files that this program has. */
    private static boolean hasNewerTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select script from flyway_schema_history where success")) {
            while (rows.next()) {
                if (rows.getString(1).endsWith(".sql")
                        && FolderBackup.class.getResource("/sql/migration/" + rows.getString(1)) == null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
