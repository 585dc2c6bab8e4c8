package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.process.Starting;
import org.waymark.store.DataFile;

/** A server in a process of its own is killed (SIGKILL): what a person was told is there after the restart, once. */
class CrashIT {
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");

    private static Path folder;
    private static int port;
    private static PracticeLms lms;
    private static ServerProcess own;
    /** Goes on from test to test: what a test ends with is a server that was killed and started again. */
    private static Process server;

    private Classroom room;

    @BeforeAll
    static void install() throws Exception {
        folder = Installation.newFolder();
        port = Starting.freePort();
        lms = PracticeLms.start(Options.inMemory(InstantSource.system()));
        own = new ServerProcess(folder, port);
        server = own.serve();
        own.register(lms);
    }

    @AfterAll
    static void close() throws Exception {
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
        lms.close();
    }

    @BeforeEach
    void begin() throws Exception {
        lms.comeBack();
        lms.clearFaults();
        lms.clearMessages();
        room = new Classroom(lms, URI.create(own.base()), 4);
        if (!server.isAlive()) {
            server = own.serve();
        }
    }

    @Test
    void killed_right_after_the_answer() throws Exception {
        PlacedActivity activity = room.withColumn("Right after");
        String badge = badge(room.complete(room.learner(0), activity));
        killAndStartAgain();
        everythingIsThereOnce(activity, 0, badge);
    }

    @Test
    void killed_in_the_middle_of_a_delivery() throws Exception {
        PlacedActivity activity = room.withColumn("In the middle");
        lms.fault(Spot.SCORES, Fault.slow(Duration.ofSeconds(3)).times(1));
        String badge = badge(room.complete(room.learner(0), activity));
        Wait.pause(Duration.ofMillis(1_500));
        killAndStartAgain();
        everythingIsThereOnce(activity, 0, badge);
    }

    /** SIGTERM: what is on its way is written down before the database closes. */
    @Test
    void asked_to_end_it_lets_a_delivery_under_way_end() throws Exception {
        PlacedActivity activity = room.withColumn("Asked to end");
        lms.fault(Spot.SCORES, Fault.slow(Duration.ofSeconds(2)).times(1));
        String badge = badge(room.complete(room.learner(0), activity));
        Wait.pause(Duration.ofSeconds(1));
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(own.log())).doesNotContain("Exception");
        // Whether it was on its way already or not: what the platform took is written down as taken.
        boolean sent = room.taken(activity, room.learner(0)) == 1;
        try (Connection database = DataFile.connect(folder);
                Statement statement = database.createStatement()) {
            assertThat(count(statement, "score", room.learner(0).id(), " and state = 'DELIVERED'"))
                    .isEqualTo(sent ? 1 : 0);
        }
        server = own.serve();
        everythingIsThereOnce(activity, 0, badge);
    }

    @Test
    @Covers("E2.71")
    void killed_while_the_lms_is_down() throws Exception {
        PlacedActivity activity = room.withColumn("Down");
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
        lms.goDown();
        String badge = badge(browser.post(page.form("/complete").with("completed", "yes")));
        Wait.pause(Duration.ofSeconds(2));
        killAndStartAgain();
        lms.comeBack();
        everythingIsThereOnce(activity, 0, badge);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 120, 200, 300, 450})
    void killed_before_the_answer_leaves_all_or_nothing(int milliseconds) throws Exception {
        PlacedActivity activity = room.withColumn("Before " + milliseconds);
        WebBrowser browser = new WebBrowser();
        // Another learner first, so that the moment is not lost in warming up.
        room.complete(room.learner(1), activity);
        WebBrowser.Page page = room.launch(browser, room.learner(0), activity);
        List<String> told = new ArrayList<>();
        Thread click = new Thread(() -> {
            try {
                told.add(badge(browser.post(page.form("/complete").with("completed", "yes"))));
            } catch (RuntimeException e) {
                // The server died under the request: that is the point.
                return;
            }
        });
        click.start();
        Wait.pause(Duration.ofMillis(milliseconds));
        killAndStartAgain();
        click.join();
        WebBrowser again = new WebBrowser();
        WebBrowser.Page after = room.launch(again, room.learner(0), activity);
        boolean kept = after.says("/credentials/");
        System.err.printf("MEASURED killed %d ms after the click: told %s, kept %s%n", milliseconds, told, kept);
        if (!told.isEmpty()) {
            assertThat(kept).as("what was told is kept").isTrue();
        }
        if (!kept) {
            after = again.post(after.form("/complete").with("completed", "yes"));
        }
        everythingIsThereOnce(activity, 0, badge(after));
        everythingIsThereOnce(activity, 1, badge(room.launch(new WebBrowser(), room.learner(1), activity)));
    }

    private void everythingIsThereOnce(PlacedActivity activity, int learner, String badge) throws Exception {
        long began = System.nanoTime();
        assertThat(room.waitForGrade(activity, room.learner(learner), RECOVERY).comment())
                .contains(badge);
        System.err.printf("MEASURED after the restart: grade within %d ms%n", (System.nanoTime() - began) / 1_000_000);
        assertThat(badge(room.launch(new WebBrowser(), room.learner(learner), activity)))
                .isEqualTo(badge);
        assertThat(new WebBrowser().get(own.base() + badge).status()).isEqualTo(200);
        Wait.pause(Duration.ofMillis(1_500));
        assertThat(room.taken(activity, room.learner(learner))).isEqualTo(1);
        String subject = room.learner(learner).id();
        try (Connection database = DataFile.connect(folder);
                Statement statement = database.createStatement()) {
            for (String table : List.of("completion", "decision", "credential", "score")) {
                assertThat(count(statement, table, subject, "")).as(table).isEqualTo(1);
            }
        }
    }

    private static int count(Statement statement, String table, String subject, String also) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + table
                + " where learner_id = (select id from learner where subject = '" + subject + "')" + also)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void killAndStartAgain() throws Exception {
        server.destroyForcibly().waitFor();
        server = own.serve();
    }

    private static String badge(WebBrowser.Page page) {
        Matcher badge = BADGE.matcher(page.body());
        if (page.status() != 200 || !badge.find()) {
            throw new AssertionError("no badge: " + page.status() + "\n" + page.body());
        }
        return badge.group();
    }
}
