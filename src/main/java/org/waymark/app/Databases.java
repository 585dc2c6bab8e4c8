package org.waymark.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.waymark.config.Config;
import org.waymark.store.Database;

/** Opens the database that the settings name: PostgreSQL, or H2 in the data folder. */
final class Databases {
    private static final Set<PosixFilePermission> FILE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> FOLDER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private Databases() {}

    /** False when opening would make a new, empty installation; a database elsewhere is taken to be there. */
    static boolean exists(Config config) {
        return !config.dbUrl().isEmpty() || Files.exists(config.dataDir().resolve("waymark.mv.db"));
    }

    static Database open(Config config) {
        if (!config.dbUrl().isEmpty()) {
            return Database.open(config.dbUrl(), config.dbUser(), config.dbPassword());
        }
        // Commands work while the server runs: the first process serves the file to the others, on loopback only.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        Path folder = config.dataDir().toAbsolutePath().normalize();
        makeFolder(folder);
        String url = "jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS + ";AUTO_SERVER=TRUE";
        Database database = Database.open(url, "sa", "");
        try {
            // The folder may have been there before, open to others.
            onlyForOwner(folder.resolve("waymark.mv.db"), FILE);
        } catch (IOException e) {
            throw new UncheckedIOException("The database file cannot be closed to others: " + folder, e);
        }
        return database;
    }

    /** The folder holds secrets, so only its owner may look into it, where the system knows owners. */
    private static void makeFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                onlyForOwner(folder, FOLDER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be made: " + folder, e);
        }
    }

    private static void onlyForOwner(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
