package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.config.Config;
import org.waymark.lti.payload.Json;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.process.Starting;

/** A monitoring program reads what a real installation did; nobody else does. */
class MetricsIT {
    private static final String TOKEN = "a-token-for-a-program";
    private static final Pattern NAME = Pattern.compile("\\b(?:waymark|jvm|process)_[a-z_]+");

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(String address, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_dashboard_finds_everything_that_it_names_after_a_launch_and_a_grade() throws Exception {
        int port = Starting.freePort();
        Config.Operation operation = new Config.Operation(
                TOKEN, new InetSocketAddress("127.0.0.1", port), List.of(), Duration.ZERO, List.of());
        try (Installation waymark = Installation.onH2(operation)) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = waymark.launch(browser, waymark.learner(0), activity);
            browser.post(page.form("/complete").with("completed", "yes"));
            waymark.launch(new WebBrowser(), waymark.lms.open(waymark.learner(1), activity), Forgery.expired(600));

            String address = waymark.app.baseUrl() + "/metrics";
            String[] text = {""};
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> {
                        text[0] = get(address, "Bearer " + TOKEN).body();
                        return text[0].contains("waymark_grade_deliveries_total{result=\"delivered\"} 1.0");
                    },
                    () -> text[0]);
            assertThat(text[0])
                    .contains("waymark_launch_verdicts_total{reason=\"\",step=\"launch\",verdict=\"accepted\"} 1.0")
                    .contains("{reason=\"expired\",step=\"launch\",verdict=\"refused\"} 1.0")
                    .containsPattern("waymark_request_seconds_count\\{step=\"launch\"\\} [1-9]")
                    .containsPattern("waymark_pool_acquire_seconds_count\\{pool=\"database\"\\} [1-9]")
                    .contains("waymark_database_up 1.0", "waymark_grades_undelivered{state=\"waiting\"} 0.0");

            Set<String> named = new TreeSet<>();
            JsonNode dashboard =
                    Json.read(Files.readString(Path.of("src/doc/grafana.json"))).orElseThrow();
            dashboard.findValues("expr").forEach(expression -> {
                Matcher matcher = NAME.matcher(expression.asText());
                matcher.results().forEach(found -> named.add(found.group()));
            });
            assertThat(named).hasSizeGreaterThan(20);
            Set<String> exposed = new TreeSet<>();
            text[0].lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> exposed.add(line.split("[{ ]", 2)[0]));
            assertThat(exposed).containsAll(named);

            // Nobody's id is in it, and no label grows with what strangers send.
            assertThat(text[0])
                    .doesNotContain(
                            waymark.learner(0).familyName(), waymark.platform().toString());

            assertThat(get(address, null).statusCode()).isEqualTo(401);
            assertThat(get(address, "Bearer " + TOKEN + "x").statusCode()).isEqualTo(401);
            assertThat(get(address, "Basic " + TOKEN).statusCode()).isEqualTo(401);

            String management = "http://127.0.0.1:" + port;
            assertThat(get(management + "/metrics", null).body()).contains("waymark_work_due");
            assertThat(get(management + "/health/ready", null).statusCode()).isEqualTo(200);
            assertThat(get(management + "/health/live", null).statusCode()).isEqualTo(200);
            assertThat(get(management + "/", null).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void without_a_token_there_is_no_such_address() throws Exception {
        try (Installation waymark = Installation.onH2()) {
            assertThat(get(waymark.app.baseUrl() + "/metrics", "Bearer ").statusCode())
                    .isEqualTo(404);
        }
    }
}
