package org.waymark.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A commit that returned is in the file: threads commit, the process is killed, nothing that was said is missing. */
class H2DurabilityIT {
    private static final int THREADS = 8;

    @ParameterizedTest
    @ValueSource(ints = {300, 900, 2500})
    void no_commit_that_returned_is_lost_when_the_process_is_killed(int milliseconds) throws Exception {
        Path folder = Files.createTempDirectory("waymark-test");
        List<Integer> said = commitUntilKilled(url(folder), milliseconds);
        Set<Integer> kept;
        try (H2File file = H2File.open(url(folder))) {
            kept = kept(file.url());
        }
        System.err.println("MEASURED H2 durability: " + said.size() + " commits told, " + kept.size() + " kept");
        assertThat(kept).containsAll(said);
    }

    /**
     * The file's writes are recorded while threads commit, and each beginning of them is a file as a process may leave
     * it: the last write whole, or its first page only. What is deleted makes room at once, so that chunks are written
     * into holes from the beginning; in between the database is closed in order.
     */
    @Test
    void nor_after_any_write_to_a_file_with_holes() throws Exception {
        Recording recording = Recording.of(Files.createTempDirectory("waymark-test"), ";RETENTION_TIME=0");
        int looked = recording.replay(
                (write, file, said) -> assertThat(keptIn(file)).as(write).containsAll(said));
        assertThat(looked).isGreaterThan(500);
        System.err.println("MEASURED H2 durability: " + looked + " files as a process may leave them");
    }

    /** What is written after the last time that the disk was asked to keep everything may be there, or not, or in part. */
    @Test
    void nor_when_the_machine_dies() throws Exception {
        Recording recording =
                Recording.of(Files.createTempDirectory("waymark-test"), ";RETENTION_TIME=" + Recording.RETENTION);
        int looked = recording.replayPowerLoss(
                new Random(7),
                (event, file, said) -> assertThat(keptIn(file)).as(event).containsAll(said));
        assertThat(looked).isGreaterThan(500);
        System.err.println("MEASURED H2 durability: " + looked + " files as a machine may leave them");
    }

    /** Half a commit at the end is left out; a file whose older parts went bad would lose far more by that. */
    @Test
    void a_file_that_is_damaged_elsewhere_is_refused_and_left_as_it_is() throws Exception {
        Path folder = Files.createTempDirectory("waymark-test");
        byte[] content;
        try (H2File file = H2File.open(url(folder));
                Connection database = DriverManager.getConnection(file.url(), "sa", "");
                Statement statement = database.createStatement()) {
            Writer.makeTables(file.url());
            statement.execute("insert into other values (0, '" + "x".repeat(10_000) + "')");
            for (int n = 0; n < 300; n++) {
                statement.execute("checkpoint sync");
                statement.execute("insert into told values (" + n + ")");
            }
            statement.execute("checkpoint sync");
            content = Files.readAllBytes(folder.resolve("waymark.mv.db"));
        }
        assertThat(keptIn(content)).hasSize(300);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("x".repeat(5_000)); at >= 0; at = text.indexOf("x".repeat(5_000), at + 10_000)) {
            content[at + 1_000] = 'y';
        }
        Path damaged = Files.createTempDirectory("waymark-test").resolve("waymark.mv.db");
        Files.write(damaged, content);
        Files.createFile(damaged.resolveSibling("waymark.lock.db"));
        assertThatThrownBy(() -> H2File.open(url(damaged.getParent())).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged in a part that was whole once");
        assertThat(Files.readAllBytes(damaged)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:file:", "jdbc:h2:", "jdbc:h2:~/"})
    void a_file_is_looked_through_however_its_address_is_written(String beginning) throws Exception {
        Path folder = Files.createTempDirectory("waymark-test").toRealPath();
        Writer.makeTables(url(folder));
        Path data = folder.resolve("waymark.mv.db");
        Files.createFile(folder.resolve("waymark.lock.db"));
        byte[] before = Files.readAllBytes(data);
        Path home = Path.of(System.getProperty("user.home")).toRealPath();
        Path name = (beginning.endsWith("~/") ? home.relativize(folder) : folder).resolve("waymark");
        H2File.open(beginning + name + ";" + Database.H2_OPTIONS).close();
        assertThat(Files.readAllBytes(data)).isNotEqualTo(before);
    }

    private static Set<Integer> keptIn(byte[] content) throws Exception {
        Path folder = Files.createTempDirectory("waymark-test");
        Files.write(folder.resolve("waymark.mv.db"), content);
        Files.createFile(folder.resolve("waymark.lock.db"));
        // A server of its own, locks and making the file smaller take most of the time, and do not belong to what is
        // kept.
        String url = url(folder).replace("AUTO_SERVER=TRUE", "FILE_LOCK=NO");
        try (H2File file = H2File.open(url)) {
            return kept(file.url());
        } finally {
            // H2 writes what it met into a file of its own.
            for (File file : requireNonNull(folder.toFile().listFiles())) {
                Files.delete(file.toPath());
            }
            Files.delete(folder);
        }
    }

    private static List<Integer> commitUntilKilled(String url, int milliseconds) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        url)
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
            try (ResultSet others = statement.executeQuery("select text from other")) {
                while (others.next()) {
                    assertThat(others.getString(1)).matches("x+");
                }
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
            String url = H2File.open(arguments[0]).url();
            makeTables(url);
            GroupSync sync = GroupSync.open(url, "sa", "");
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                new Thread(() -> commit(url, sync, thread, Integer.MAX_VALUE, n -> {
                            synchronized (System.out) {
                                System.out.print(n + "\n");
                                System.out.flush();
                            }
                        }))
                        .start();
            }
        }

        static void makeTables(String url) throws SQLException {
            try (Connection database = DriverManager.getConnection(url, "sa", "");
                    Statement statement = database.createStatement()) {
                statement.execute("create table if not exists told (n integer primary key)");
                statement.execute("create table if not exists other (thread integer primary key, text text)");
            }
        }

        static void commit(String url, GroupSync sync, int first, int end, IntConsumer said) {
            try (Connection database = DriverManager.getConnection(url, "sa", "");
                    PreparedStatement insert = database.prepareStatement("insert into told values (?)");
                    PreparedStatement merge =
                            database.prepareStatement("merge into other key (thread) values (?, ?)")) {
                database.setAutoCommit(false);
                for (int n = first; n < end; n += THREADS) {
                    insert.setInt(1, n);
                    insert.executeUpdate();
                    merge.setInt(1, first % THREADS);
                    merge.setString(2, "x".repeat(n / THREADS % 40 == 0 ? 50_000 : 1 + n % 200));
                    merge.executeUpdate();
                    assertThat(GroupSync.hasChanged(database)).isTrue();
                    database.commit();
                    sync.await();
                    said.accept(n);
                    Thread.sleep(n / THREADS % 7);
                }
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What was done to a database's file, and the numbers said in between. */
    private static final class Recording {
        private static final int SESSIONS = 3;
        private static final int NUMBERS = 200;
        private static final int PAGE = 4096;

        /** After so many milliseconds H2 takes what was written for kept by the disk, and writes over what that replaced. */
        private static final int RETENTION = 500;

        /** Looks at a file as a process or a machine may leave it, and at what had been said by then. */
        private interface Look {
            void at(String write, byte[] file, Set<Integer> said) throws Exception;
        }

        private final List<RecordedDisk.Event> events = RecordedDisk.record();

        static Recording of(Path folder, String options) throws Exception {
            Recording recording = new Recording();
            String url = "jdbc:h2:" + SummedFile.address(RecordedDisk.SCHEME + ":" + folder.resolve("waymark")) + ";"
                    + Database.H2_OPTIONS + options;
            for (int session = 0; session < SESSIONS; session++) {
                int first = session * NUMBERS;
                Writer.makeTables(url);
                List<Thread> threads = new ArrayList<>();
                try (GroupSync sync = GroupSync.open(url, "sa", "")) {
                    for (int i = 0; i < THREADS; i++) {
                        int thread = i;
                        threads.add(new Thread(() -> Writer.commit(
                                url,
                                sync,
                                first + thread,
                                first + NUMBERS,
                                n -> recording.events.add(new RecordedDisk.Said(n)))));
                    }
                    threads.forEach(Thread::start);
                    for (Thread thread : threads) {
                        thread.join();
                    }
                }
            }
            return recording;
        }

        /** Each beginning of what was written is what a process that dies leaves. Returns how often it was looked. */
        int replay(Look look) throws Exception {
            Set<Integer> said = new HashSet<>();
            byte[] file = {};
            int looked = 0;
            for (RecordedDisk.Event event : events) {
                if (event instanceof RecordedDisk.Said one) {
                    said.add(one.number());
                } else if (event instanceof RecordedDisk.Written written) {
                    byte[] firstPage = written.bytes() == null ? file : with(file, pageOf(written, 0));
                    file = with(file, written);
                    if (!said.isEmpty()) {
                        look.at("first page of write " + looked, firstPage, said);
                        look.at("write " + looked, file, said);
                        looked += 2;
                    }
                }
            }
            return looked;
        }

        /**
         * A machine that dies leaves what was brought to the disk, and any pages of what was written after that. Returns
         * how often it was looked.
         */
        int replayPowerLoss(Random random, Look look) throws Exception {
            Set<Integer> said = new HashSet<>();
            byte[] onDisk = {};
            int kept = 0;
            long askedAt = 0;
            int looked = 0;
            for (int i = 0; i < events.size(); i++) {
                RecordedDisk.Event event = events.get(i);
                if (event instanceof RecordedDisk.Said one) {
                    said.add(one.number());
                } else if (event instanceof RecordedDisk.Forced forced) {
                    askedAt = forced.nanos();
                    for (; kept < forced.before(); kept++) {
                        if (events.get(kept) instanceof RecordedDisk.Written written) {
                            onDisk = with(onDisk, written);
                        }
                    }
                }
                List<RecordedDisk.Event> since = events.subList(kept, i + 1);
                if (!said.isEmpty() && !isLate(since, askedAt)) {
                    byte[] left = onDisk;
                    for (RecordedDisk.Event after : since) {
                        if (after instanceof RecordedDisk.Written written) {
                            left = partOf(written, left, random);
                        }
                    }
                    look.at("event " + i, left, said);
                    looked++;
                }
            }
            return looked;
        }

        /**
         * Tells whether this test's own machine stood still for so long that the disk was not asked within the time that
         * H2 relies on. What H2 writes then may lie where the last commit on the disk is.
         */
        private static boolean isLate(List<RecordedDisk.Event> since, long askedAt) {
            return since.stream()
                    .anyMatch(event -> event instanceof RecordedDisk.Written written
                            && written.nanos() - askedAt > TimeUnit.MILLISECONDS.toNanos(RETENTION));
        }

        /** Any pages of a write, or all, or none. */
        private static byte[] partOf(RecordedDisk.Written written, byte[] file, Random random) {
            byte[] bytes = written.bytes();
            int fate = random.nextInt(3);
            if (fate == 0 || bytes == null) {
                return fate == 0 ? file : with(file, written);
            }
            byte[] left = file;
            for (int from = 0; from < bytes.length; from += PAGE) {
                if (fate == 1 || random.nextBoolean()) {
                    left = with(left, pageOf(written, from));
                }
            }
            return left;
        }

        private static RecordedDisk.Written pageOf(RecordedDisk.Written written, int from) {
            byte[] bytes = requireNonNull(written.bytes());
            byte[] page = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PAGE));
            return new RecordedDisk.Written(page, written.at() + from, written.nanos());
        }

        private static byte[] with(byte[] file, RecordedDisk.Written written) {
            byte[] bytes = written.bytes();
            if (bytes == null) {
                return Arrays.copyOf(file, (int) written.at());
            }
            byte[] result = Arrays.copyOf(file, Math.max(file.length, (int) written.at() + bytes.length));
            System.arraycopy(bytes, 0, result, (int) written.at(), bytes.length);
            return result;
        }
    }
}
