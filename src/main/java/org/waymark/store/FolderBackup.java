package org.waymark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Copies of a data folder: one file, closed to other users, with the H2 database and the password that opens it. It is
 * made while a server runs, by that server, and holds what was committed when it began.
 */
public final class FolderBackup {
    static final String DATA = "waymark.mv.db";
    static final String PASSWORD = "waymark.password";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

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
    public Path save(Path where) {
        if (!folder.holdsDatabase()) {
            throw new FolderRefused(
                    "There is no database in " + path + ".", "Check WAYMARK_DATA_DIR, or start the server once.");
        }
        if (Files.exists(where) && !Files.isDirectory(where)) {
            throw exists(where);
        }
        Path into = Files.isDirectory(where) ? where.toAbsolutePath().normalize() : folderOf(where);
        try {
            // The server that has the database open writes the copy: into a file that only its user can read.
            Path part = OwnersOnly.newFile(into);
            try {
                String name = folder.with((connection, password) -> write(connection, password, part));
                Path file = Files.isDirectory(where)
                        ? into.resolve(name)
                        : where.toAbsolutePath().normalize();
                if (Files.exists(file)) {
                    throw exists(file);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return file;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static FolderRefused exists(Path file) {
        return new FolderRefused(file + " exists already.", "Name a file that is not there yet, or a folder.");
    }

    /** @return the name of a copy made now */
    private static String write(Connection connection, String password, Path part) throws SQLException, IOException {
        String name;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_timestamp")) {
            row.next();
            name = "waymark-" + NAME.format(row.getObject(1, OffsetDateTime.class)) + ".zip";
        }
        try (PreparedStatement backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, part.toString());
            backup.execute();
        }
        try (FileSystem zip = FileSystems.newFileSystem(part, Map.of())) {
            Files.writeString(zip.getPath(PASSWORD), password + "\n", StandardCharsets.US_ASCII);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        OwnersOnly.closeFile(part);
        return name;
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
                return BackupFile.unpack(file, beside);
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
    public Content restore(Path file, boolean overwrite) {
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
                    Content content = BackupFile.unpack(file, beside);
                    putAside();
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

    private void putAside() throws IOException {
        if (!folder.holdsDatabase()) {
            return;
        }
        int number = 1;
        while (Files.exists(path.resolve("replaced-" + number))) {
            number++;
        }
        Path old = Files.createDirectory(path.resolve("replaced-" + number));
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
