package org.waymark.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;

/** What a real Moodle 4.5 answered, read over HTTP. */
class WebServicesTest {
    private static final Path RECORDINGS = Path.of("src/test/resources/moodle-4.5");

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private Outbound outbound;
    private HttpServer moodle;
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void starts() throws IOException {
        outbound = new Outbound(NetworkPolicy.loopback());
        moodle = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        moodle.createContext(WebServices.PATH, exchange -> {
            asked.set(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Retry-After", "90");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        moodle.start();
    }

    @AfterEach
    void ends() {
        moodle.stop(0);
        outbound.close();
    }

    @Test
    void a_completed_course_is_complete_since_its_last_criterion() throws Exception {
        answer = Files.readString(RECORDINGS.resolve("webservice-course-status-completed.json"));
        assertThat(ask()).isEqualTo(new CourseStatus(true, Instant.ofEpochSecond(1_795_456_390L)));
        assertThat(asked.get())
                .contains("wsfunction=core_completion_get_course_completion_status", "moodlewsrestformat=json")
                .contains("courseid=2", "userid=6", "wstoken=s%26cret");
        // A token in an address would stand in the log of every server on the way.
        assertThat(asked.get().split(" ")[0]).doesNotContain("cret");
    }

    @Test
    void where_any_criterion_is_enough_the_first_one_counts() throws Exception {
        answer = Files.readString(RECORDINGS.resolve("webservice-course-status-completed.json"))
                .replace("\"aggregation\": 1", "\"aggregation\": 2");
        assertThat(ask().since()).isEqualTo(Instant.ofEpochSecond(1_795_456_295L));
    }

    @Test
    void a_course_with_open_criteria_is_not_complete() throws Exception {
        answer = Files.readString(RECORDINGS.resolve("webservice-course-status-incomplete.json"));
        assertThat(ask()).isEqualTo(new CourseStatus(false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "webservice-err-badtoken.json, EVERYTHING, does not recognize the token",
        "webservice-err-nocriteria.json, COURSE, no completion criteria",
        "webservice-err-student-other.json, UNCLEAR, not allowed to see other people",
        "webservice-err-notenrolled.json, PERSON, not in the course",
        "second-look/ws-notenroled-user-of-the-token.json, PERSON, not in the course",
        "second-look/ws-usernotenroled.json, PERSON, not in the course",
        "second-look/ws-invaliduser.json, PERSON, not in the course",
        "second-look/ws-nocriteria.json, COURSE, no completion criteria",
        "second-look/ws-accessexception-no-rest-use.json, EVERYTHING, webservice/rest:use"
    })
    void an_error_with_status_200_becomes_a_sentence(String file, WebServiceFailure.Kind kind, String words)
            throws Exception {
        answer = Files.readString(RECORDINGS.resolve(file));
        WebServiceFailure failure = catchThrowableOfType(WebServiceFailure.class, this::ask);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.sentence().words()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>login</html>|EVERYTHING",
                "[]|EVERYTHING",
                "{}|UNCLEAR",
                "{\"completionstatus\":{\"completed\":\"yes\"}}|UNCLEAR",
                "{\"errorcode\":\"<b>odd</b>\"}|UNCLEAR",
                "{\"errorcode\":\"accessdenied\"}|UNCLEAR",
                "{\"exception\":\"x\"}|UNCLEAR"
            })
    void what_cannot_be_understood_is_a_failure_too(String body, WebServiceFailure.Kind kind) {
        answer = body;
        WebServiceFailure failure = catchThrowableOfType(WebServiceFailure.class, this::ask);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.sentence().words()).doesNotContain("<b>");
    }

    @Test
    void the_wish_to_be_left_alone_is_heard() {
        status = 503;
        assertThat(catchThrowableOfType(WebServiceFailure.class, this::ask).retryAfter())
                .isEqualTo(Duration.ofSeconds(90));
    }

    private CourseStatus ask() throws WebServiceFailure {
        return new WebServices(outbound)
                .status(
                        URI.create("http://127.0.0.1:" + moodle.getAddress().getPort() + WebServices.PATH),
                        "s&cret",
                        "2",
                        "6");
    }
}
