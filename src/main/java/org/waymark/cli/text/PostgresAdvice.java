package org.waymark.cli.text;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.config.Config;

/** Words the commands of PostgreSQL that copy a database and bring a copy back. */
public final class PostgresAdvice {
    public static final String DUMP =
            "The data is in PostgreSQL, whose own program copies it while the server runs: run the line above. It asks"
                    + " for the password, or reads it from PGPASSWORD or ~/.pgpass. Use pg_dump of the server's version or"
                    + " a later one.";
    public static final String RESTORE =
            "The data is in PostgreSQL, whose own program brings it back: stop every server, then run the line above,"
                    + " then start the server and run doctor. What is in the database now is removed first.";

    private static final Pattern JDBC = Pattern.compile("jdbc:(postgresql:[^?]*)(?:\\?.*)?");
    private static final Pattern PLAIN = Pattern.compile("[\\w./:@-]+");

    private PostgresAdvice() {}

    public static String dump(Config config, Path where) {
        Path file = where.toFile().isDirectory() || where.toString().isEmpty() ? where.resolve("waymark.dump") : where;
        return "pg_dump --format=custom --no-owner --no-privileges" + database(config) + " --file="
                + word(file.toString());
    }

    public static String restore(Config config, Path file) {
        return "pg_restore --clean --if-exists --no-owner --no-privileges --single-transaction" + database(config) + " "
                + word(file.toString());
    }

    private static String database(Config config) {
        Matcher matcher = JDBC.matcher(config.dbUrl());
        String address = matcher.matches() ? matcher.group(1) : config.dbUrl();
        // The driver takes a bare name for a database of this machine; the programs need the two slashes.
        String url = address.startsWith("postgresql://") ? address : address.replaceFirst(":", "://localhost/");
        return (config.dbUser().isEmpty() ? "" : " --username=" + word(config.dbUser())) + " --dbname=" + word(url);
    }

    private static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
