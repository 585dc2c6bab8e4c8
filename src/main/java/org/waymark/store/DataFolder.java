package org.waymark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an H2 database: closed to other users of the machine, with the database's password in a file beside it.
 * The password keeps out who learns only where the database listens (H2's lock file says port and key to whoever can read
 * it); the folder keeps out who would read the password.
 */
public final class DataFolder {
    private static final String USER = "sa";
    private static final String WRONG_PASSWORD = "28000";
    private static final int PASSWORD_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The lock by which one thread of this process works at a time: the lock on a file is the whole process's. */
    private static final Object IN_THIS_PROCESS = new Object();

    private final Path folder;
    private final Path data;
    private final Path passwordFile;

    private DataFolder(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("waymark.mv.db");
        this.passwordFile = folder.resolve("waymark.password");
    }

    public static DataFolder at(Path folder) {
        return new DataFolder(folder.toAbsolutePath().normalize());
    }

    /** False when opening would make a new, empty database. */
    public boolean holdsDatabase() {
        return Files.exists(data);
    }

    /**
     * Opens the database, made when there is none. Several processes may have it open: the first one serves the file to
     * the others, on loopback only.
     *
     * @throws FolderRefused when others could read it, or its password is not there
     */
    public Database open() {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        OwnersOnly owners = OwnersOnly.close(folder);
        try {
            Database database = inTurn(() -> {
                try (H2File file = H2File.open(url())) {
                    assert file != null;
                    return open(settlePassword(owners));
                }
            });
            owners.file(data);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work with a connection of its own. */
    interface Work<T> {
        T run(Connection connection, String password) throws SQLException, IOException;
    }

    /** Works with the database as it is, without bringing its tables up to date. */
    <T> T with(Work<T> work) throws SQLException, IOException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        String password = read(OwnersOnly.close(folder));
        if (password == null) {
            throw new FolderRefused(
                    "The file waymark.password is not in " + folder + ".", "Start the server once, which makes it.");
        }
        try (H2File file = H2File.open(url());
                Connection connection = DriverManager.getConnection(file.url() + ";IFEXISTS=TRUE", USER, password)) {
            return work.run(connection, password);
        }
    }

    /** Works while no other process opens the database. */
    <T> T alone(Opening<T> work) throws IOException {
        return inTurn(work);
    }

    /** Work while no other process opens the database. */
    interface Opening<T> {
        T run() throws IOException;
    }

    private Database open(String password) {
        try {
            return Database.open(url(), USER, password);
        } catch (RuntimeException e) {
            if (!isWrongPassword(e)) {
                throw e;
            }
        }
        // A process was killed between writing the file and changing the password, or a server of 0.1 has the database.
        return Database.open(url(), USER, change(password));
    }

    /** The password to open with: the file's, or one that is made for a new database, or for one of 0.1. */
    private String settlePassword(OwnersOnly owners) throws IOException {
        String known = read(owners);
        if (known != null) {
            return known;
        }
        boolean old = holdsDatabase();
        if (old && !opensWith("")) {
            throw new FolderRefused(
                    "The database in " + folder + " has a password, and the file waymark.password, which belongs to"
                            + " it, is not there.",
                    "Copy waymark.password there from where the database came from.");
        }
        String password = newPassword();
        owners.write(passwordFile, (password + "\n").getBytes(StandardCharsets.US_ASCII));
        return old ? change(password) : password;
    }

    /**
     * Gives a database of 0.1, which had no password, the one that the file holds already: killed before or after, it
     * opens the next time.
     *
     * @return what opens it now
     */
    private String change(String password) {
        try (Connection connection = DriverManager.getConnection(url(), USER, "")) {
            if (isServedByAnother(connection)) {
                // A running server of 0.1 would not get in any more. It is changed when that one has ended.
                return "";
            }
            try (PreparedStatement change = connection.prepareStatement("alter user sa set password ?")) {
                change.setString(1, password);
                change.execute();
            }
            return password;
        } catch (SQLException e) {
            if (!WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
        if (opensWith(password)) {
            return password;
        }
        throw new FolderRefused(
                "The file waymark.password in " + folder + " is not the one that belongs to the database beside it.",
                "Copy waymark.password there from where the database came from.");
    }

    private static boolean isServedByAnother(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select client_addr from information_schema.sessions where session_id = session_id()")) {
            return row.next() && row.getString(1) != null;
        }
    }

    private boolean opensWith(String password) {
        try (Connection connection = DriverManager.getConnection(url(), USER, password)) {
            return connection.isValid(0);
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private @Nullable String read(OwnersOnly owners) throws IOException {
        if (!Files.exists(passwordFile)) {
            return null;
        }
        // A copy of the folder may have lost its modes.
        owners.file(passwordFile);
        return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
    }

    /** Lets one process at a time open the database. The system lets go of the lock of a process that dies. */
    private <T> T inTurn(Opening<T> opening) throws IOException {
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("waymark.password.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    java.nio.channels.FileLock lock = channel.lock()) {
                assert lock.isValid();
                return opening.run();
            }
        }
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS + ";AUTO_SERVER=TRUE";
    }

    private static boolean isWrongPassword(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && WRONG_PASSWORD.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
