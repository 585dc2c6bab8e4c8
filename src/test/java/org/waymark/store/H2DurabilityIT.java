package org.waymark.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A commit that returned is in the file: many threads commit, the process is killed, nothing that was said is missing. */
class H2DurabilityIT {
    private static final int THREADS = 8;

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 2500})
    void no_commit_that_returned_is_lost_when_the_process_is_killed(int milliseconds) throws Exception {
        Path folder = Files.createTempDirectory("waymark-test");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url(folder))
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
        try (Database database = Database.open(url(folder), "sa", "")) {
            Set<Integer> kept = new HashSet<>(
                    database.<List<Integer>>inTransaction(handle -> handle.createQuery("select n from told")
                            .mapTo(Integer.class)
                            .list()));
            System.err.println("MEASURED H2 durability: " + said.size() + " commits told, " + kept.size() + " kept");
            assertThat(kept).containsAll(said);
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

    /** Commits numbers and says each one after its commit has returned. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            Database database = Database.open(arguments[0], "sa", "");
            database.useTransaction(handle -> handle.execute("create table told (n integer primary key)"));
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                new Thread(() -> {
                            for (int n = first; ; n += THREADS) {
                                int number = n;
                                database.useTransaction(
                                        handle -> handle.execute("insert into told values (?)", number));
                                String line = number + "\n";
                                synchronized (System.out) {
                                    System.out.print(line);
                                    System.out.flush();
                                }
                            }
                        })
                        .start();
            }
        }
    }
}
