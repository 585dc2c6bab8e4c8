package org.waymark.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An installation's H2 file, opened beside whoever has it open, as its owner could. */
public final class DataFile {
    private DataFile() {}

    public static Connection connect(Path folder) throws SQLException {
        return connect(folder, password(folder));
    }

    static Connection connect(Path folder, String password) throws SQLException {
        return DriverManager.getConnection(url(folder), "sa", password);
    }

    static String password(Path folder) {
        try {
            return Files.readString(folder.resolve("waymark.password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(Path folder) {
        return "jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve("waymark") + ";" + Database.H2_OPTIONS
                + ";AUTO_SERVER=TRUE";
    }
}
