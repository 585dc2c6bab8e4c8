package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.waymark.Covers;
import org.waymark.config.Config;
import org.waymark.language.Languages;
import org.waymark.lti.payload.Json;
import org.waymark.lti.platform.Registration;
import org.waymark.process.Starting;
import org.waymark.whole.Installation;
import org.waymark.whole.WebBrowser;

/** The certification run against a running server: passed by a good one, failed by a bad one, and gone afterwards. */
class CertifyIT {
    private static final InstantSource CLOCK = InstantSource.system();

    @Test
    @Covers({
        "B1.6.2-1",
        "B1.6.2-2",
        "B1.6.2-3",
        "B1.6.2-4",
        "B1.6.2-5",
        "B1.6.2-6",
        "B1.6.2-7",
        "B1.6.3-1",
        "B1.6.3-2",
        "B1.6.3-3",
        "B1.6.3-4",
        "B1.6.3-5",
        "B1.6.4-1",
        "B1.6.4-2",
        "B1.6.4-3",
        "B1.6.4-4"
    })
    void a_good_installation_passes_every_case_and_nothing_of_the_run_stays_usable() {
        Path data = Installation.newFolder();
        try (App app = App.start(Installation.config(data, "", "", ""), CLOCK)) {
            Operator operator = new Operator(data, CLOCK)
                    .with("WAYMARK_BASE_URL", app.baseUrl().toString());
            Operator.Printed printed = operator.run("doctor", "--certify", "--json");
            assertThat(printed.status()).as(printed.out() + printed.err()).isZero();
            assertThat(printed.json().path("passed").asBoolean()).isTrue();
            List<JsonNode> cases = StreamSupport.stream(
                            printed.json().path("cases").spliterator(), false)
                    .toList();
            assertThat(numbers(cases, "6.1.1-")).hasSize(13);
            assertThat(numbers(cases, "6.1.2-")).hasSize(9);
            assertThat(numbers(cases, "6.1.3-")).hasSize(9);
            assertThat(numbers(cases, "6.2-"))
                    .containsExactly("6.2-1", "6.2-2", "6.2-3", "6.2-4", "6.2-5", "6.2-6", "6.2-7");
            assertThat(numbers(cases, "6.3-")).containsExactly("6.3-1", "6.3-2", "6.3-3", "6.3-4", "6.3-5");
            assertThat(numbers(cases, "6.4-")).containsExactly("6.4-1", "6.4-2", "6.4-3", "6.4-4");
            assertThat(numbers(cases, "sent")).hasSize(7);
            assertThat(cases)
                    .filteredOn(one -> one.path("case").asText().startsWith("6.1"))
                    .allSatisfy(one -> assertThat(one.path("verdict").asText())
                            .matches("launch (accepted|refused): .*, correlation [a-z2-9]{10}"));

            assertThat(app.journeys.admin.managePlatforms.list())
                    .singleElement()
                    .satisfies(platform ->
                            assertThat(platform.registration().state()).isEqualTo(Registration.State.OFF));
            assertThat(operator.run("audit", "list").out())
                    .as("who ran the command did it, not Waymark by itself")
                    .containsPattern("operator\tREGISTRATION_LINK_MADE")
                    .containsPattern("operator\tADMIN_LINK_MADE")
                    .containsPattern("operator\tPLATFORM_TRIAL_ENDED");

            JsonNode revoked = Json.read(new WebBrowser()
                            .get(app.baseUrl() + "/status/waymark")
                            .body())
                    .orElseThrow()
                    .path("revokedCredential");
            assertThat(revoked).hasSize(1);

            Operator.Printed table = operator.run("doctor", "--certify");
            assertThat(table.status()).isZero();
            assertThat(table.out())
                    .contains("| case ", "| 6.1.1-5b |", "All 54 pass.")
                    .doesNotContain("FAIL");
            assertThat(app.journeys.admin.managePlatforms.list())
                    .hasSize(2)
                    .allMatch(platform -> platform.registration().state() == Registration.State.OFF);
        }
    }

    @Test
    void a_server_whose_clock_is_wrong_fails_and_the_registration_is_off_all_the_same() {
        Path data = Installation.newFolder();
        InstantSource late = () -> Instant.now().plus(Duration.ofMinutes(3));
        try (App app = App.start(Installation.config(data, "", "", ""), late)) {
            Operator.Printed printed = new Operator(data, CLOCK)
                    .with("WAYMARK_BASE_URL", app.baseUrl().toString())
                    .run("doctor", "--certify");
            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.out())
                    .containsPattern("\\| 6\\.1\\.1-7 .*\\| pass \\|")
                    .containsPattern("\\| 6\\.1\\.2-1 .*\\| FAIL \\| launch refused: EXPIRED")
                    .containsPattern("\\| 6\\.2-2 .*0 responses.*\\| FAIL \\|")
                    .contains(" fail.");
            assertThat(app.journeys.admin.managePlatforms.list())
                    .allMatch(platform -> platform.registration().state() == Registration.State.OFF);
        }
    }

    @Test
    void it_says_what_is_missing_when_loopback_is_closed_here_or_at_the_server() {
        Path data = Installation.newFolder();
        Config closed = new Config(
                null, "127.0.0.1", 0, data, "", "", "", false, List.of(), true, null, Languages.TRANSLATED, null);
        try (App app = App.start(closed, CLOCK)) {
            Operator operator = new Operator(data, CLOCK)
                    .with("WAYMARK_BASE_URL", app.baseUrl().toString());
            Operator.Printed server = operator.run("doctor", "--certify");
            assertThat(server.status()).isEqualTo(1);
            assertThat(server.out()).isEmpty();
            assertThat(server.err())
                    .contains("could not be registered", "Its server needs WAYMARK_ALLOW_LOCAL_NETWORK=true");
            Operator.Printed here =
                    operator.with("WAYMARK_ALLOW_LOCAL_NETWORK", "false").run("doctor", "--certify");
            assertThat(here.status()).isEqualTo(1);
            assertThat(here.err()).contains("WAYMARK_ALLOW_LOCAL_NETWORK=true");
            assertThat(app.journeys.admin.managePlatforms.list()).isEmpty();
        }
    }

    @Test
    void it_says_so_when_no_server_runs_or_another_one_answers() {
        Path data = Installation.newFolder();
        App.open(Installation.config(data, "", "", ""), CLOCK).close();
        Operator operator =
                new Operator(data, CLOCK).with("WAYMARK_BASE_URL", "http://localhost:" + Starting.freePort());
        assertThat(operator.run("doctor", "--certify").err()).contains("No Waymark answers", "serve");
        try (App other = App.start(Installation.config(Installation.newFolder(), "", "", ""), CLOCK)) {
            Operator.Printed printed = operator.with(
                            "WAYMARK_BASE_URL", other.baseUrl().toString())
                    .run("doctor", "--certify");
            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.err()).contains("This registration link does not work", "another database");
        }
    }

    private static List<String> numbers(List<JsonNode> cases, String section) {
        return cases.stream()
                .map(one -> one.path("case").asText())
                .filter(number -> number.startsWith(section))
                .toList();
    }
}
