package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A commit that returned is in the file: threads commit, the process is killed, nothing that was said is missing. */
class H2DurabilityIT {
    private static final int THREADS = 8;
    private static final int KILLS = 12;

    /** Lets what is deleted make room at once, so that chunks of the file are written into holes from the beginning. */
    private static final String WITH_HOLES = ";RETENTION_TIME=0";

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 2500})
    void no_commit_that_returned_is_lost_when_the_process_is_killed(int milliseconds) throws Exception {
        Path folder = Files.createTempDirectory("waymark-test");
        List<Integer> said = commitUntilKilled(url(folder), 0, milliseconds);
        Set<Integer> kept = kept(url(folder));
        System.err.println("MEASURED H2 durability: " + said.size() + " commits told, " + kept.size() + " kept");
        assertThat(kept).containsAll(said);
    }

    @Test
    void nor_when_it_is_killed_again_and_again_on_a_file_with_holes() throws Exception {
        String url = url(Files.createTempDirectory("waymark-test")) + WITH_HOLES;
        Set<Integer> said = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            said.addAll(commitUntilKilled(url, kill * 1_000_000, 150 + 60 * kill));
            assertThat(kept(url)).as("after kill " + kill).containsAll(said);
        }
    }

    private static List<Integer> commitUntilKilled(String url, int from, int milliseconds) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url,
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Integer> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            said.add(Integer.valueOf(lines.readLine()));
            Thread killer = new Thread(() -> {
                try {
                    Thread.sleep(milliseconds);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                writer.destroyForcibly();
            });
            killer.start();
            readAll(lines, said);
            killer.join();
        }
        writer.waitFor();
        return said;
    }

    private static Set<Integer> kept(String url) throws SQLException {
        try (Connection database = DriverManager.getConnection(url, "sa", "");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select n from told")) {
            Set<Integer> kept = new HashSet<>();
            while (rows.next()) {
                kept.add(rows.getInt(1));
            }
            return kept;
        }
    }

    private static void readAll(BufferedReader lines, List<Integer> said) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(Integer.valueOf(line));
            }
        } catch (IOException e) {
            // The pipe broke with the process: what was read is what was told.
            return;
        }
    }

    private static String url(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("waymark") + ";" + Database.H2_OPTIONS + ";AUTO_SERVER=TRUE";
    }

    /** Commits numbers beside a row that changes its length, and says each number after its commit has returned. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws SQLException {
            int from = Integer.parseInt(arguments[1]);
            try (Connection database = DriverManager.getConnection(arguments[0], "sa", "");
                    Statement statement = database.createStatement()) {
                statement.execute("create table if not exists told (n integer primary key)");
                statement.execute("create table if not exists other (thread integer primary key, text text)");
            }
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                new Thread(() -> commit(arguments[0], from + thread, thread)).start();
            }
        }

        private static void commit(String url, int first, int thread) {
            try (Connection database = DriverManager.getConnection(url, "sa", "");
                    PreparedStatement insert = database.prepareStatement("insert into told values (?)");
                    PreparedStatement merge =
                            database.prepareStatement("merge into other key (thread) values (?, ?)")) {
                database.setAutoCommit(false);
                for (int n = first; ; n += THREADS) {
                    insert.setInt(1, n);
                    insert.executeUpdate();
                    merge.setInt(1, thread);
                    merge.setString(2, "x".repeat(n / THREADS % 40 == 0 ? 50_000 : 1 + n % 200));
                    merge.executeUpdate();
                    database.commit();
                    String line = n + "\n";
                    synchronized (System.out) {
                        System.out.print(line);
                        System.out.flush();
                    }
                    Thread.sleep(n / THREADS % 7);
                }
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
