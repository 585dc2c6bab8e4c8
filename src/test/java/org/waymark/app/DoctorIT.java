package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.completion.rule.Rules;
import org.waymark.config.Config;
import org.waymark.id.RegistrationId;
import org.waymark.id.ResourceLinkId;
import org.waymark.language.Languages;
import org.waymark.language.Message;
import org.waymark.lti.platform.Registration;
import org.waymark.poll.Poll;
import org.waymark.poll.PollSchedule;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;
import org.waymark.process.Starting;
import org.waymark.progress.Rule;
import org.waymark.progress.Source;
import org.waymark.store.Database;
import org.waymark.whole.Installation;
import org.waymark.whole.Wait;
import org.waymark.whole.WebBrowser;

/** The doctor looks at installations that are well, and at those that are not, each in one way. */
class DoctorIT {
    private static final Path DATA = Installation.newFolder();
    private static final InstantSource CLOCK = InstantSource.system();

    private static Installation waymark;
    private static RegistrationId platform;

    @BeforeAll
    static void starts() {
        waymark = Installation.onH2(DATA, CLOCK);
        // A launch names the services that the connection is tried with.
        waymark.launch(new WebBrowser(), waymark.instructor(), waymark.addActivity("Data quality"));
        platform = waymark.app
                .journeys
                .admin
                .managePlatforms
                .list()
                .get(0)
                .registration()
                .id();
    }

    @AfterAll
    static void ends() {
        waymark.close();
    }

    @AfterEach
    void healed() {
        waymark.lms.clearFaults();
        waymark.lms.quirks().clear();
        waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.ACTIVE);
        waymark.app.journeys.admin.managePlatforms.allow(
                platform, waymark.lms.client().deploymentId(), true);
    }

    private static Operator operator() {
        return new Operator(DATA, CLOCK)
                .with("WAYMARK_BASE_URL", waymark.app.baseUrl().toString());
    }

    @Test
    void all_is_well_while_the_server_runs_on_the_same_file() {
        Operator.Printed printed = operator().run("doctor", "--json");
        assertThat(printed.wrong()).isEmpty();
        assertThat(printed.status()).isZero();
        assertThat(printed.json().path("well").asBoolean()).isTrue();
        assertThat(String.join("\n", printed.findings("good")))
                .contains(
                        "database: ",
                        "LTI keys: ",
                        "badge keys: ",
                        "server: It runs, and is ready",
                        "LTI key set: ",
                        "badge key set: ",
                        "clock: It agrees",
                        "The platform's keys: 1 key",
                        "Send grades: ",
                        "Roster of a course: The roster can be read",
                        "Gradebook of a course: The gradebook can be read");
        Operator.Printed text = operator().run("doctor");
        assertThat(text.status()).isZero();
        assertThat(text.out())
                .contains(
                        "Nothing is wrong.", "platform waymark-practice at", "Every grade has arrived.", "MB are left")
                .doesNotContain("WRONG");
        assertThat(text.err()).isEmpty();
    }

    @Test
    void a_server_that_does_not_run_is_told_and_how_to_start_it() {
        Operator.Printed printed = new Operator(DATA, CLOCK)
                .with("WAYMARK_PORT", String.valueOf(Starting.freePort()))
                .run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong())
                .singleElement()
                .asString()
                .contains("server: No Waymark answers", "Start it with: serve");
    }

    @Test
    void a_data_folder_that_others_may_write_into_is_told_with_the_command_that_mends_it() throws Exception {
        Path open = Files.createDirectory(Installation.newFolder().resolve("data"));
        Files.createFile(open.resolve("waymark.mv.db"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Operator.Printed printed = new Operator(open, CLOCK).run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong())
                .singleElement()
                .asString()
                .contains("database: Everybody on this machine may write", "chmod 700 " + open);
    }

    @Test
    void a_public_address_that_does_not_lead_to_the_server_of_this_machine_is_told() {
        Operator.Printed printed = new Operator(DATA, CLOCK)
                .with("WAYMARK_BASE_URL", "http://localhost:" + Starting.freePort())
                .with("WAYMARK_HOST", "127.0.0.1")
                .with("WAYMARK_PORT", String.valueOf(waymark.app.baseUrl().getPort()))
                .run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong())
                .singleElement()
                .asString()
                .contains("It runs on this machine at", "does not lead to it", "reverse proxy");
    }

    @Test
    void another_installation_behind_the_address_is_told_by_its_keys() {
        Path other = Installation.newFolder();
        App.open(Installation.config(other, "", "", ""), CLOCK).close();
        Operator.Printed printed = new Operator(other, CLOCK)
                .with("WAYMARK_BASE_URL", waymark.app.baseUrl().toString())
                .run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong())
                .hasSize(2)
                .allMatch(finding -> finding.contains("another installation answers there"));
    }

    @Test
    void something_else_behind_the_address_is_told() throws Exception {
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        stranger.createContext("/", exchange -> {
            byte[] body = "It works!".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        stranger.start();
        try {
            Operator.Printed printed = new Operator(DATA, CLOCK)
                    .with(
                            "WAYMARK_BASE_URL",
                            "http://localhost:" + stranger.getAddress().getPort())
                    .run("doctor", "--json");
            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.wrong()).singleElement().asString().contains("Something else than Waymark answers");
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void a_clock_that_is_wrong_is_seen_beside_the_platform_s() {
        InstantSource ahead = () -> Instant.now().plus(Duration.ofMinutes(5));
        Operator.Printed printed = new Operator(DATA, ahead)
                .with("WAYMARK_BASE_URL", waymark.app.baseUrl().toString())
                .run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong())
                .anySatisfy(finding ->
                        assertThat(finding).contains("clock: This machine's clock is", "ahead of", "time server"));
        InstantSource behind = () -> Instant.now().minus(Duration.ofSeconds(30));
        printed = new Operator(DATA, behind)
                .with("WAYMARK_BASE_URL", waymark.app.baseUrl().toString())
                .run("doctor", "--json");
        assertThat(String.join("\n", printed.findings("note"))).contains("seconds behind");
    }

    @Test
    void a_platform_that_gives_no_token_is_wrong_and_one_without_a_roster_worth_knowing() {
        waymark.lms.fault(Spot.MEMBERSHIPS, Fault.status(500));
        Operator.Printed printed = operator().run("doctor", "--json");
        assertThat(printed.status()).isZero();
        assertThat(String.join("\n", printed.findings("note"))).contains("Roster of a course");

        waymark.lms.fault(Spot.TOKEN, Fault.status(400));
        printed = operator().run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(String.join("\n", printed.wrong())).contains("Send grades", "status 400", "-> Look at");

        waymark.lms.clearFaults();
        waymark.lms.quirks().add(Quirk.TOKEN_AS_HTML);
        assertThat(operator().run("doctor").status()).isZero();

        waymark.lms.fault(Spot.JWKS, Fault.html());
        assertThat(String.join("\n", operator().run("doctor", "--json").wrong()))
                .contains("There is no key set at the registered address");
    }

    /** C.1: looks that fail and grades that wait are named, with since when, and what to do. */
    @Test
    void looks_that_fail_and_grades_that_wait_are_told() {
        PlacedActivity activity = waymark.addActivity("Data security");
        waymark.lms.fault(Spot.SCORES, Fault.status(403));
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = waymark.launch(browser, waymark.learner(0), activity);
        browser.post(page.form("/complete").with("completed", "yes"));
        try (Database database = waymark.openDatabase()) {
            try {
                Wait.until(Duration.ofSeconds(15), () -> tried(database) > 0, () -> "no grade was tried");
                Operator.Printed printed = operator().run("doctor", "--json");
                assertThat(printed.status()).isZero();
                assertThat(String.join("\n", printed.findings("note")))
                        .contains("has not accepted 1 grade. The oldest has waited since", "did not accept the grade")
                        .contains("Waymark keeps trying for 14 days");
                Instant now = CLOCK.instant();
                database.useTransaction(handle -> {
                    ResourceLinkId link = handle.createQuery(
                                    "select id from resource_link where resource_link_id = :id")
                            .bind("id", activity.id())
                            .mapTo(ResourceLinkId.class)
                            .one();
                    new Rules().put(handle, link, Rule.of(EnumSet.of(Source.GRADE)), null, now);
                    for (int failures = 0; failures < 3; failures++) {
                        new PollSchedule()
                                .markFailed(
                                        handle,
                                        Poll.Kind.GRADES,
                                        link,
                                        Message.plain("It was down."),
                                        now,
                                        Duration.ofDays(1));
                    }
                });
                untilNothingIsUnderWay(
                        database,
                        "update score set state = 'WAITING', next_try_at = null where state = 'QUEUED'",
                        "true");
                printed = operator().run("doctor", "--json");
                assertThat(printed.status()).isEqualTo(1);
                assertThat(String.join("\n", printed.wrong()))
                        .contains("1 grade is waiting for you: fix the problem, then send it again")
                        .contains("Waymark cannot read the gradebook of", "for 1 activity. It has failed since")
                        .contains("It was down.", "Test the connection to the platform");
            } finally {
                waymark.lms.clearFaults();
                database.useTransaction(handle -> {
                    handle.execute("delete from look");
                    handle.execute("delete from completion_rule");
                    handle.execute("update score set state = 'SUPERSEDED' where state in ('WAITING', 'QUEUED')");
                });
            }
        }
    }

    /** The doctor once said that all is well while four grades had not arrived. */
    @Test
    void grades_that_have_not_arrived_are_never_all_well() {
        PlacedActivity activity = waymark.addActivity("Open data");
        waymark.lms.fault(Spot.SCORES, Fault.status(503));
        for (int person = 0; person < 4; person++) {
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = waymark.launch(browser, waymark.learner(person), activity);
            browser.post(page.form("/complete").with("completed", "yes"));
        }
        try (Database database = waymark.openDatabase()) {
            try {
                Wait.until(Duration.ofSeconds(15), () -> tried(database) == 4, () -> "not every grade was tried");
                String text = operator().run("doctor").out();
                assertThat(text).contains("4 grades have not arrived.").doesNotContain("All is well.");

                // After an hour somebody misses them.
                database.useTransaction(handle -> handle.execute(
                        "update score set queued_at = queued_at" + " - interval '2' hour where state = 'QUEUED'"));
                Operator.Printed printed = operator().run("doctor", "--json");
                assertThat(printed.status()).isEqualTo(1);
                assertThat(String.join("\n", printed.wrong()))
                        .contains("has not accepted 4 grades. The oldest has waited since", "status 503");

                waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.OFF);
                printed = operator().run("doctor", "--json");
                assertThat(String.join("\n", printed.wrong()))
                        .contains(
                                "4 grades are not sent, because this platform is not let in",
                                "platform on " + platform);
                waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.ACTIVE);

                database.useTransaction(handle -> {
                    handle.execute("delete from delivery_lease");
                    handle.execute(
                            "insert into delivery_lease (registration_id, holder, held_until) select id, 'another',"
                                    + " current_timestamp + interval '1' hour from registration");
                    handle.execute(
                            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                                    + " values ('unknown-work', 'x', current_timestamp - interval '1' hour, false, 1)");
                    handle.execute("insert into launch_lost (lost_on, lost) values (current_date, 12)");
                    handle.execute(
                            "insert into mail (id, about, address, subject, content, queued_at, due_at, attempts)"
                                    + " values ('00000000-0000-0000-0000-000000000007', 'x', 'a@b.example', 's', 'c',"
                                    + " current_timestamp, current_timestamp, 0)");
                });
                untilNothingIsUnderWay(
                        database,
                        "update score set attempts = 0, next_try_at = queued_at where state = 'QUEUED'",
                        "attempts > 0");
                printed = operator().run("doctor", "--json");
                assertThat(String.join("\n", printed.wrong()))
                        .contains("grades are due and not tried yet", "unknown-work, has been due since", "serve")
                        .contains("1 letter waits, and no mail is sent", "WAYMARK_SMTP_URL");
                assertThat(String.join("\n", printed.findings("note"))).contains("12 logins and launches");
            } finally {
                waymark.lms.clearFaults();
                database.useTransaction(handle -> {
                    handle.execute("update score set state = 'SUPERSEDED' where state <> 'DELIVERED'");
                    handle.execute("delete from scheduled_tasks where task_name = 'unknown-work'");
                    handle.execute("delete from delivery_lease");
                    handle.execute("delete from launch_lost");
                    handle.execute("delete from mail");
                });
            }
        }
    }

    /** Changes waiting grades, and again where a try that was under way has changed them back. */
    private static void untilNothingIsUnderWay(Database database, String change, String changedBack) {
        Wait.until(
                Duration.ofSeconds(15),
                () -> {
                    database.useTransaction(handle -> handle.execute(change));
                    Wait.pause(Duration.ofMillis(300));
                    return database.inTransaction(handle ->
                            handle.createQuery("select count(*) from score where state = 'QUEUED' and " + changedBack)
                                            .mapTo(Integer.class)
                                            .one()
                                    == 0);
                },
                () -> "a try was always under way");
    }

    private static int tried(Database database) {
        return database.inTransaction(
                handle -> handle.createQuery("select count(*) from score where attempts > 0 and state = 'QUEUED'")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void who_is_let_in_is_told_with_the_command_that_changes_it() {
        String deployment = waymark.lms.client().deploymentId();
        waymark.app.journeys.admin.managePlatforms.allow(platform, deployment, false);
        Operator.Printed printed = operator().run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong()).singleElement().asString().contains("No deployment is let in", "deployment allow");
        assertThat(String.join("\n", printed.findings("note")))
                .contains("deployment allow " + platform + " " + deployment);

        waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.PENDING);
        printed = operator().run("doctor", "--json");
        assertThat(printed.status()).isZero();
        assertThat(String.join("\n", printed.findings("note"))).contains("platform on " + platform);

        waymark.app.journeys.admin.managePlatforms.switchTo(platform, Registration.State.OFF);
        int before = waymark.lms.messages().size();
        assertThat(operator().run("doctor").status()).isZero();
        assertThat(waymark.lms.messages())
                .as("a platform that is off is not called")
                .hasSize(before);
    }

    @Test
    void keys_that_cannot_be_read_are_told() throws Exception {
        Path data = Installation.newFolder();
        Config secret = new Config(
                null,
                "127.0.0.1",
                0,
                data,
                "",
                "",
                "",
                true,
                List.of(),
                true,
                "a-secret-of-this-installation",
                Languages.TRANSLATED,
                null);
        App.open(secret, CLOCK).close();
        Operator.Printed printed = new Operator(data, CLOCK).run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong())
                .singleElement()
                .asString()
                .startsWith("keys: ")
                .contains("WAYMARK_KEY_SECRET");
        assertThat(printed.out() + printed.err()).doesNotContain("a-secret-of-this-installation");
    }

    @Test
    void where_there_is_nothing_nothing_is_made() {
        Path nowhere = Installation.newFolder().resolve("none");
        Operator.Printed printed = new Operator(nowhere, CLOCK).run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong()).singleElement().asString().contains("There is none yet", "serve");
        assertThat(Files.exists(nowhere)).isFalse();
        Operator.Printed certify = new Operator(nowhere, CLOCK).run("doctor", "--certify");
        assertThat(certify.status()).isEqualTo(1);
        assertThat(certify.err()).contains("There is no installation");
        assertThat(Files.exists(nowhere)).isFalse();
    }

    @Test
    void a_database_that_cannot_be_reached_and_settings_that_cannot_be_used_are_findings() {
        Operator.Printed printed = operator()
                .with("WAYMARK_DB_URL", "jdbc:postgresql://127.0.0.1:" + Starting.freePort() + "/none")
                .run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong()).singleElement().asString().contains("database: It cannot be opened");
        printed = operator()
                .with("WAYMARK_PORT", "http")
                .with("WAYMARK_KEY_SECRET", "short")
                .run("doctor", "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(printed.wrong()).hasSize(2).allMatch(finding -> finding.startsWith("settings: WAYMARK_"));
    }

    @Test
    void settings_that_are_poor_in_public_are_told() {
        Operator.Printed printed = operator()
                .with("WAYMARK_BASE_URL", "https://waymark.invalid")
                .with("WAYMARK_RATE_LIMITS", "off")
                .run("doctor", "--json");
        assertThat(String.join("\n", printed.findings("note")))
                .contains("WAYMARK_KEY_SECRET", "WAYMARK_DB_URL", "WAYMARK_ALLOW_LOCAL_NETWORK");
        assertThat(String.join("\n", printed.wrong()))
                .contains(
                        "WAYMARK_RATE_LIMITS",
                        "server: No Waymark answers at https://waymark.invalid: there is no host");
    }
}
