package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.id.JobId;
import org.waymark.id.ResourceLinkId;
import org.waymark.store.DataFile;

/** An import in a process of its own is killed at several points; a second start comes to what one start comes to. */
class ImportCrashIT {
    private static final int ROWS = 700;
    private static final String STANDING = """
            select learner.subject, completion.completed_at, completion.told_at, award.met,
              (select count(*) from credential where credential.learner_id = learner.id) as badges,
              (select count(*) from decision where decision.learner_id = learner.id) as decisions,
              (select count(*) from completion_report where completion_report.completion_id = completion.id) as reports
            from completion join learner on learner.id = completion.learner_id
            join award on award.learner_id = learner.id order by learner.subject
            """;

    private static Path file;
    /** The folder of an installation that knows a platform, and the same after the import; each test gets a copy. */
    private static Path installed;

    private static Path imported;
    private static String platform;
    private static List<String> undisturbed;

    private Path folder;

    @BeforeAll
    static void once_without_a_kill() throws Exception {
        file = Installation.newFolder().resolve("completions.csv");
        StringBuilder text = new StringBuilder("user_id,completed_at\n");
        for (int i = 0; i < ROWS; i++) {
            // Some stand twice, and one in fifty cannot be read.
            text.append(i % (ROWS - 50))
                    .append(',')
                    .append(i % 50 == 7 ? "soon" : "2026-10-01 10:00:0" + i % 10)
                    .append('\n');
        }
        Files.writeString(file, text);
        ImportCrashIT one = new ImportCrashIT();
        one.folder = installed = Installation.newFolder();
        one.install();
        one.copy(installed);
        imported = one.folder;
        assertThat(one.importing().waitFor()).isZero();
        undisturbed = one.standing();
        assertThat(undisturbed).hasSizeGreaterThan(600);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 600})
    void killed_at_a_place_it_goes_on_there(int place) throws Exception {
        copy(installed);
        Process first = importing();
        try (Connection database = open()) {
            Wait.until(
                    Duration.ofMinutes(2),
                    Duration.ofMillis(5),
                    () -> !first.isAlive() || place(database) >= place,
                    () -> "never so far");
        } catch (SQLException e) {
            // Killed before the tables were there: that is a point, too.
            assertThat(place).isZero();
        }
        first.destroyForcibly().waitFor();
        long reached;
        try (Connection database = open()) {
            reached = place(database);
        }
        System.err.printf("MEASURED killed at %d of %d rows%n", reached, ROWS);
        Process second = importing();
        assertThat(second.waitFor())
                .as(Files.readString(folder.resolve("import.err")))
                .isZero();
        if (reached > 0 && reached < ROWS) {
            assertThat(Files.readString(folder.resolve("import.err"))).contains("this one went on");
        }
        assertThat(standing()).isEqualTo(undisturbed);
        assertThat(importing().waitFor()).as("a third start").isZero();
        assertThat(standing()).isEqualTo(undisturbed);
    }

    @Test
    void a_backfill_of_a_killed_server_goes_on_after_the_next_start() throws Exception {
        copy(imported);
        // Told of an activity, by no rule that counts it: then the rule changes and everybody is decided again.
        ResourceLinkId link = new ResourceLinkId(UUID.randomUUID());
        try (Connection database = open();
                Statement statement = database.createStatement()) {
            statement.execute(
                    "insert into resource_link (id, deployment_id, resource_link_id, title, ags_scopes, created_at)"
                            + " select '" + link + "', id, '9', 'Title', '', current_timestamp from deployment");
            statement.execute("insert into activity (resource_link_id, run, chosen_at) values ('" + link + "', '"
                    + Installation.RUN + "', current_timestamp)");
            statement.execute("insert into participant (resource_link_id, learner_id, first_seen_at) select '" + link
                    + "', id, current_timestamp from learner");
            JobId job = JobId.random();
            statement.execute(
                    "insert into job (id, kind, title, fingerprint, resource_link_id, run, settings, state, place,"
                            + " after_key, total, taken, known, awarded, refused, tries, created_at) values ('" + job
                            + "', 'BACKFILL', 'again', '', '" + link + "', '" + Installation.RUN
                            + "', '', 'RUNNING', 0, '', 700, 0, 0, 0, 0, 0, current_timestamp)");
            statement.execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                    + " values ('batch', '" + job + "', current_timestamp, false, 1)");
        }
        int kills = 0;
        String state = "";
        for (int start = 0; start < 12 && !state.equals("DONE"); start++) {
            Process server = java("serve");
            waitUntilReady(server);
            long before = backfilled();
            boolean toItsEnd = start > 1;
            Wait.until(
                    Duration.ofSeconds(90),
                    Duration.ofMillis(20),
                    () -> !server.isAlive() || state().equals("DONE") || (!toItsEnd && backfilled() >= before + 200),
                    () -> "no further");
            state = state();
            kills += state.equals("DONE") ? 0 : 1;
            server.destroyForcibly().waitFor();
            aMinuteGoesBy();
        }
        assertThat(state).isEqualTo("DONE");
        System.err.printf("MEASURED backfill finished after %d kills%n", kills);
        try (Connection database = open();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select count(*), count(distinct learner_id) from decision"
                        + " where resource_link_id = '" + link + "' and outcome = 'KEPT'")) {
            rows.next();
            assertThat(rows.getInt(1))
                    .as("each decided once")
                    .isEqualTo(rows.getInt(2))
                    .isEqualTo(undisturbed.size());
        }
    }

    /** A server that starts long after a kill takes the work over at once; one that starts sooner is for CrashIT. */
    private void aMinuteGoesBy() throws SQLException {
        try (Connection database = open();
                Statement statement = database.createStatement()) {
            statement.execute("update scheduled_tasks set last_heartbeat = last_heartbeat - interval '1' minute");
        }
    }

    private void waitUntilReady(Process server) throws Exception {
        Path log = folder.resolve("import.err");
        Wait.until(
                Duration.ofMinutes(2),
                () -> {
                    assertThat(server.isAlive()).isTrue();
                    return Files.readString(log).contains("Waymark is ready at");
                },
                () -> "the server did not start");
    }

    private void copy(Path from) throws IOException {
        folder = Installation.newFolder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path each : files) {
                Files.copy(each, folder.resolve(each.getFileName()));
            }
        }
    }

    private void install() throws Exception {
        Process adding = java(
                "platform",
                "add",
                "--issuer",
                "https://lms.example.edu",
                "--client-id",
                "c",
                "--authorization-endpoint",
                "https://lms.example.edu/a",
                "--token-endpoint",
                "https://lms.example.edu/t",
                "--jwks-uri",
                "https://lms.example.edu/j",
                "--deployment",
                "1");
        assertThat(adding.waitFor()).isZero();
        platform = Files.readString(folder.resolve("import.out")).strip();
        try (Connection database = open();
                Statement statement = database.createStatement()) {
            statement.execute("insert into completion_rule (id, run, sources, need, at_least, threshold, prerequisites,"
                    + " approver, sessions, worksheet, team_once, score_policy, set_at) values (random_uuid(), '"
                    + Installation.RUN
                    + "', 'FILE', 'ANY', 1, 60, '', 'INSTRUCTOR', 0, false, false, 'COMPLETE', current_timestamp)");
        }
    }

    private Process importing() throws IOException {
        return java(
                "import",
                "completions",
                file.toString(),
                "--platform",
                platform,
                "--run",
                Installation.RUN,
                "--zone",
                "Europe/Paris");
    }

    private List<String> standing() throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection database = open();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(STANDING)) {
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= 7; i++) {
                    line.append(rows.getString(i)).append(' ');
                }
                all.add(line.toString());
            }
        }
        return all;
    }

    private static long place(Connection database) throws SQLException {
        return number(database, "select coalesce(max(place), 0) from job where kind = 'IMPORT'");
    }

    private long backfilled() throws SQLException {
        try (Connection database = open()) {
            return number(database, "select max(place) from job where kind = 'BACKFILL'");
        }
    }

    private String state() throws SQLException {
        try (Connection database = open();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select state from job where kind = 'BACKFILL'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection open() throws SQLException {
        return DataFile.connect(folder);
    }

    private Process java(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.waymark.app.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("WAYMARK_DATA_DIR", folder.toString());
        builder.environment().put("WAYMARK_PORT", "0");
        return builder.redirectOutput(folder.resolve("import.out").toFile())
                .redirectError(folder.resolve("import.err").toFile())
                .start();
    }
}
