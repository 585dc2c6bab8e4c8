package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Clob;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.config.Config;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.DataFolder;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;
import org.waymark.whole.Installation;
import org.waymark.whole.Wait;
import org.waymark.whole.WebBrowser;

/** A copy that was made while the server ran holds everything, and an installation that was restored from it is one. */
class BackupIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");

    @TempDir
    private Path folder;

    @Test
    void a_copy_of_a_running_server_is_restored_with_every_row_and_verifies_its_badges() throws Exception {
        Path data = Installation.newFolder();
        Path file;
        String badge;
        Map<String, List<String>> before;
        int port;
        try (Installation waymark = Installation.onH2(data, CLOCK)) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = waymark.launch(browser, waymark.learner(0), activity);
            WebBrowser.Page done = browser.post(page.form("/complete").with("completed", "yes"));
            Matcher matcher = BADGE.matcher(done.body());
            assertThat(matcher.find()).isTrue();
            badge = matcher.group();
            port = waymark.app.baseUrl().getPort();
            // What a server still has to do, the one that is restored would do.
            try (Database database = DataFolder.at(data).open()) {
                Wait.until(
                        Duration.ofSeconds(20),
                        () -> rows(database).get("score").toString().contains("state=DELIVERED"),
                        () -> "the grade did not arrive: " + rows(database).get("score"));
                waymark.app.instance.work().close();
                Wait.until(
                        Duration.ofSeconds(10),
                        () -> rows(database).get("launch_log").size() == 1,
                        () -> "the launch was not written into its log");
            }

            Operator.Printed printed = new Operator(data, CLOCK).run("backup", folder.toString());
            assertThat(printed.status()).as(printed.err()).isZero();
            file = Path.of(printed.out().strip());
            assertThat(file.getParent()).isEqualTo(folder);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(names(folder))
                    .as("nothing else is left")
                    .containsExactly(file.getFileName().toString());
            assertThat(new Operator(data, CLOCK).run("backup", file.toString()).err())
                    .contains("exists already");
            try (Database database = DataFolder.at(data).open()) {
                before = rows(database);
            }
            // What comes later is not in the copy.
            new Operator(data, CLOCK).run("city-code", "create", "Too late");

            Operator.Printed running = new Operator(data, CLOCK).run("restore", "--overwrite", file.toString());
            assertThat(running.status()).isEqualTo(1);
            assertThat(running.err()).contains("is in use");
        }
        Path other = folder.resolve("restored");
        Operator restored = new Operator(other, CLOCK);
        assertThat(restored.run("restore", "--dry-run", file.toString()).err()).contains("It can be restored");
        assertThat(other).doesNotExist();
        Operator.Printed printed = restored.run("restore", file.toString());
        assertThat(printed.status()).as(printed.err()).isZero();
        assertThat(names(other))
                .contains("waymark.mv.db", "waymark.password")
                .noneMatch(name -> name.matches("waymark\\d+"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(other)))
                .isEqualTo("rwx------");
        try (Database database = DataFolder.at(other).open()) {
            Map<String, List<String>> after = rows(database);
            assertThat(before.get("credential")).hasSize(1);
            before.forEach(
                    (table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
            assertThat(after.keySet()).isEqualTo(before.keySet());
        }
        Operator.Printed twice = restored.run("restore", file.toString());
        assertThat(twice.status()).isEqualTo(1);
        assertThat(twice.err()).contains("already", "--overwrite");
        assertThat(restored.run("restore", "--overwrite", file.toString()).status())
                .isZero();
        assertThat(names(other)).anyMatch(name -> name.startsWith("replaced-"));

        // At the old address, as after a machine was lost.
        restored.with("WAYMARK_PORT", String.valueOf(port));
        try (App app = App.start(
                Config.read(Map.of("WAYMARK_DATA_DIR", other.toString(), "WAYMARK_PORT", String.valueOf(port))),
                CLOCK)) {
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page verified = browser.post(browser.get(app.baseUrl() + "/verify")
                    .form("/verify")
                    .with("code", badge.substring(badge.lastIndexOf('/') + 1)));
            assertThat(verified.status()).isEqualTo(200);
            assertThat(browser.get(app.baseUrl() + badge).status()).isEqualTo(200);
            Operator.Printed doctor = restored.run("doctor", "--json");
            assertThat(doctor.wrong())
                    .as("only the platform of the test is gone")
                    .allMatch(finding -> finding.startsWith("platform waymark-practice"));
            assertThat(String.join("\n", doctor.findings("good"))).contains("database: ", "badge key set: ", "work: ");
        }
    }

    @Test
    void what_is_no_copy_changes_nothing() throws Exception {
        Path data = folder.resolve("data");
        App.open(Installation.config(data, "", "", ""), CLOCK).close();
        List<String> before = names(data);
        Operator operator = new Operator(data, CLOCK);

        Path text = Files.writeString(folder.resolve("a.zip"), "no zip");
        Path empty = folder.resolve("b.zip");
        try (OutputStream out = Files.newOutputStream(empty);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("../waymark.mv.db"));
            zip.write(1);
        }
        Path broken = folder.resolve("c.zip");
        assertThat(operator.run("backup", broken.toString()).status()).isZero();
        byte[] bytes = Files.readAllBytes(broken);
        Path newer = folder.resolve("d.zip");
        try (Database database = DataFolder.at(data).open()) {
            database.useTransaction(handle -> handle.execute(
                    "update flyway_schema_history set script = 'V99__later.sql' where script = 'V57__operation.sql'"));
            assertThat(operator.run("backup", newer.toString()).status()).isZero();
            database.useTransaction(handle -> handle.execute(
                    "update flyway_schema_history set script = 'V57__operation.sql' where script = 'V99__later.sql'"));
        }
        for (int i = bytes.length / 3; i < bytes.length / 3 + 4000; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(broken, bytes);
        for (Path wrong : List.of(text, empty, broken, newer)) {
            Operator.Printed printed = operator.run("restore", "--overwrite", wrong.toString());
            assertThat(printed.status()).as(wrong + printed.err()).isEqualTo(1);
            assertThat(printed.err()).contains("no backup that can be restored");
        }
        assertThat(operator.run("restore", folder.resolve("none.zip").toString())
                        .err())
                .contains("There is no file");
        assertThat(names(data)).isEqualTo(before);
        assertThat(operator.run("city-code", "list").status()).isZero();
        assertThat(new Operator(folder.resolve("nowhere"), CLOCK)
                        .run("backup", folder.toString())
                        .err())
                .contains("There is no database");
    }

    @Test
    void for_postgresql_the_commands_of_postgresql_are_said() throws Exception {
        Operator operator = new Operator(folder, CLOCK)
                .with("WAYMARK_DB_URL", "jdbc:postgresql://db.example:5433/way?sslmode=require")
                .with("WAYMARK_DB_USER", "o'hara");
        Operator.Printed dump = operator.run("backup", "/backups/x y.dump");
        assertThat(dump.status()).isEqualTo(1);
        assertThat(dump.out().strip())
                .isEqualTo("pg_dump --format=custom --no-owner --no-privileges --username='o'\\''hara'"
                        + " --dbname=postgresql://db.example:5433/way --file='/backups/x y.dump'");
        assertThat(dump.err()).contains("PGPASSWORD");
        Operator.Printed restore = operator.run("restore", "x.dump");
        assertThat(restore.status()).isEqualTo(1);
        assertThat(restore.out())
                .startsWith("pg_restore --clean --if-exists --no-owner --no-privileges --single-transaction")
                .contains("x.dump");
        assertThat(Files.readString(Path.of("src/doc/operate.md"))).contains("pg_dump", "pg_restore");
    }

    /** The programs of this machine run the printed commands as far as their version goes with the server's. */
    @Test
    void the_commands_of_postgresql_are_those_that_its_programs_understand() throws Exception {
        // .ci/run installs it: where CI=true its absence is a failure, as that of the browser is.
        assumeTrue(
                "true".equals(System.getenv("CI")) || run("pg_dump --version").startsWith("0 "), "no pg_dump here");
        String url = TestDatabase.newPostgresUrl();
        Database.open(url, "postgres", "").close();
        Operator operator =
                new Operator(folder, CLOCK).with("WAYMARK_DB_URL", url).with("WAYMARK_DB_USER", "postgres");
        String dumped = run(operator.run("backup", folder.resolve("x.dump").toString())
                .out()
                .strip());
        if (dumped.contains("server version mismatch")) {
            return;
        }
        assertThat(dumped).startsWith("0 ");
        String target = TestDatabase.newPostgresUrl();
        String restored = run(operator.with("WAYMARK_DB_URL", target)
                .run("restore", folder.resolve("x.dump").toString())
                .out()
                .strip());
        assertThat(restored).startsWith("0 ");
        try (Database one = Database.open(url, "postgres", "");
                Database other = Database.open(target, "postgres", "")) {
            assertThat(rows(other)).isEqualTo(rows(one));
        }
    }

    private static String run(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + out;
    }

    private static List<String> names(Path of) throws Exception {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock") && !name.endsWith(".trace.db"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, List<String>> rows(Database database) {
        return database.inTransaction(handle -> {
            Map<String, List<String>> all = new TreeMap<>();
            for (String table : handle.createQuery("select table_name from information_schema.tables"
                            + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                    .mapTo(String.class)
                    .list()) {
                List<String> rows = new ArrayList<>();
                handle.createQuery("select * from \"" + table + "\"")
                        .mapToMap()
                        .forEach(row -> rows.add(new TreeMap<>(shown(row)).toString()));
                rows.sort(null);
                all.put(table, rows);
            }
            return all;
        });
    }

    private static Map<String, String> shown(Map<String, Object> row) {
        Map<String, String> shown = new TreeMap<>();
        row.forEach((column, value) -> shown.put(
                column,
                value instanceof Clob clob
                        ? clobText(clob)
                        : value instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                : String.valueOf(value)));
        return shown;
    }

    private static String clobText(Clob clob) {
        try {
            return clob.getSubString(1, (int) clob.length());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
