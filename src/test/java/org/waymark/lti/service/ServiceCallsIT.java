package org.waymark.lti.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** What we ask a platform's token endpoint and services, byte by byte, and what we make of odd answers. */
class ServiceCallsIT {
    private static final Instant NOW = Instant.parse("2026-03-29T00:30:00.987654Z");
    private static final Set<String> SCORE = Set.of(Scope.SCORE);
    /** One for all: each test has registrations of its own, and making tables and keys takes longest. */
    private static final Database DATABASE = TestDatabase.H2.open();

    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final Outbound outbound = new Outbound(NetworkPolicy.loopback());
    private final TestTokens keys = TestTokens.in(DATABASE, outbound, () -> NOW);
    private final AccessTokens tokens = keys.tokens();
    private HttpServer platform;
    private String granted = Scope.SCORE;
    private String columns = "[]";
    private String link = "";

    @BeforeEach
    void starts() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20);
        platform.createContext("/token", this::token);
        platform.createContext("/", this::service);
        platform.start();
    }

    @AfterEach
    void ends() {
        platform.stop(0);
        outbound.close();
    }

    @AfterAll
    static void closes() {
        DATABASE.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String field : body.split("&", -1)) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        asked.add(form);
        JsonNode claims = claims(form);
        send(
                exchange,
                Json.write(Map.of(
                        "access_token",
                        "token-of-" + claims.path("sub").asText(),
                        "expires_in",
                        3600,
                        "scope",
                        granted)));
    }

    private void service(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().toString());
        if (!link.isEmpty()) {
            exchange.getResponseHeaders().set("Link", link);
        }
        send(exchange, columns);
    }

    private static JsonNode claims(Map<String, String> form) {
        try {
            return Json.read(SignedJWT.parse(form.get("client_assertion"))
                            .getPayload()
                            .toString())
                    .orElseThrow();
        } catch (ParseException e) {
            throw new AssertionError(form.toString(), e);
        }
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String base() {
        return "http://127.0.0.1:" + platform.getAddress().getPort();
    }

    private Registration registration(String client, String tokenPath, String audience) {
        return registration(client, tokenPath, audience, true);
    }

    private Registration registration(String client, String tokenPath, String audience, boolean ownKeys) {
        return new Registration(
                new RegistrationId(UUID.randomUUID()),
                base(),
                client,
                "An LMS",
                "odd",
                URI.create(base() + "/auth"),
                URI.create(base() + tokenPath),
                audience,
                URI.create(base() + "/keys"),
                Registration.State.ACTIVE,
                false,
                ownKeys);
    }

    private JsonNode assertion(int number) {
        return claims(asked.get(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "America/St_Johns"})
    @Covers({"E2.33", "E2.34"})
    void the_assertion_has_whole_seconds_of_no_zone_whatever_the_machine_s_zone_is(String zone) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            tokens.get(registration("client", "/token", null), SCORE, URI.create(base()));
        } finally {
            TimeZone.setDefault(before);
        }
        assertThat(assertion(0).path("iat").isIntegralNumber()).isTrue();
        assertThat(assertion(0).path("exp").isIntegralNumber()).isTrue();
        assertThat(assertion(0).path("iat").asLong()).isBetween(NOW.getEpochSecond() - 10, NOW.getEpochSecond());
        assertThat(assertion(0).path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 300);
    }

    @Test
    @Covers({"E2.51", "E2.52", "E2.53"})
    void the_assertion_has_one_audience_the_token_address_to_the_letter_or_what_the_platform_wants() throws Exception {
        tokens.get(registration("a", "/token/", null), SCORE, URI.create(base()));
        tokens.get(registration("b", "/token", "https://api.brightspace.com/auth/token"), SCORE, URI.create(base()));
        assertThat(assertion(0).path("aud").isTextual()).isTrue();
        assertThat(assertion(0).path("aud").asText()).isEqualTo(base() + "/token/");
        assertThat(assertion(1).path("aud").asText()).isEqualTo("https://api.brightspace.com/auth/token");
        assertThat(assertion(0).path("iss").asText()).isEqualTo("a");
        assertThat(assertion(0).path("jti").asText())
                .isNotEqualTo(assertion(1).path("jti").asText());
    }

    @Test
    @Covers({"E2.46", "E2.55"})
    void a_token_is_remembered_for_its_registration_and_for_no_other_of_the_same_platform() throws Exception {
        Registration first = registration("first", "/token", null);
        Registration second = registration("second", "/token", null);
        for (int i = 0; i < 5; i++) {
            assertThat(tokens.get(first, SCORE, URI.create(base()))).isEqualTo("token-of-first");
            assertThat(tokens.get(second, SCORE, URI.create(base()))).isEqualTo("token-of-second");
        }
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://elsewhere.example/scope", Scope.MEMBERSHIP_READONLY})
    @Covers({"B2.42", "B2.43"})
    void a_token_for_less_than_was_asked_is_told_by_the_scope_that_is_missing(String scopes) {
        granted = scopes;
        assertThatThrownBy(() -> tokens.get(registration("client", "/token", null), SCORE, URI.create(base())))
                .isInstanceOf(ServiceFailure.class)
                .extracting(failure -> ((ServiceFailure) failure).sentence().words())
                .asString()
                .contains(Scope.SCORE);
    }

    @Test
    void a_scope_that_is_granted_twice_is_granted() throws Exception {
        granted = Scope.SCORE + " " + Scope.SCORE;
        assertThat(tokens.get(registration("client", "/token", null), SCORE, URI.create(base())))
                .isNotEmpty();
    }

    @Test
    @Covers("E2.67")
    void an_id_of_a_link_is_escaped_where_it_stands_in_an_address() throws Exception {
        granted = Scope.LINE_ITEM;
        LineItems lineItems = new LineItems(outbound, tokens, () -> NOW);
        lineItems.find(
                registration("client", "/token", null), URI.create(base() + "/items?type_id=1"), "a+b c&d", "t", true);
        assertThat(paths).containsExactly("/items?type_id=1&resource_link_id=a%2Bb+c%26d");
    }

    @Test
    @Covers("E2.70")
    void a_column_of_another_link_or_another_tag_is_not_ours() throws Exception {
        granted = Scope.LINE_ITEM;
        LineItems lineItems = new LineItems(outbound, tokens, () -> NOW);
        Registration registration = registration("client", "/token", null);
        URI items = URI.create(base() + "/items");
        columns = Json.write(List.of(
                Map.of(
                        "id",
                        base() + "/1",
                        "resourceLinkId",
                        "other",
                        "tag",
                        "mine",
                        "scoreMaximum",
                        100,
                        "label",
                        "x"),
                Map.of(
                        "id",
                        base() + "/2",
                        "resourceLinkId",
                        "link",
                        "tag",
                        "theirs",
                        "scoreMaximum",
                        10,
                        "label",
                        "y"),
                Map.of("id", base() + "/3", "tag", "mine", "scoreMaximum", 10, "label", "z")));
        assertThat(lineItems.find(registration, items, "link", "mine", true)).isEmpty();
        assertThat(lineItems.find(registration, items, "other", "mine", true)).contains(URI.create(base() + "/1"));
    }

    /** Canvas throttles with a 403: that is "later", with a wait, and any other 403 looks final. */
    @Test
    void a_rate_limit_that_comes_as_403_is_later_and_a_reason_is_said() {
        String[] body = {"403 Forbidden (Rate Limit Exceeded)\n"};
        String[] wait = {""};
        platform.createContext("/throttled", exchange -> {
            if (!wait[0].isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", wait[0]);
            }
            exchange.sendResponseHeaders(403, 0);
            exchange.getResponseBody().write(body[0].getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        ServiceFailure throttled = refused();
        assertThat(throttled.kind()).isEqualTo(ServiceFailure.Kind.LATER);
        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(30));
        wait[0] = "7";
        assertThat(refused().retryAfter()).contains(Duration.ofSeconds(7));
        body[0] =
                "{\"errors\":[{\"message\":\"user not authorized to perform that action\"}],\"status\":\"unauthorized\"}";
        ServiceFailure refused = refused();
        assertThat(refused.kind()).isEqualTo(ServiceFailure.Kind.LOOKS_FINAL);
        assertThat(refused.sentence().words())
                .isEqualTo(
                        "The learning platform refused Waymark's request (status 403). It says: “user not authorized to perform that action”");
        for (String silent : List.of("<html>Forbidden</html>", "", "{}", "[]", "{\"error\":5}", "{\"error\":")) {
            body[0] = silent;
            assertThat(refused().sentence().words())
                    .isEqualTo("The learning platform refused Waymark's request (status 403).");
        }
    }

    /** The same in a list, whose answer is read entry by entry. */
    private ServiceFailure refused() {
        granted = Scope.MEMBERSHIP_READONLY;
        try {
            new Memberships(outbound, tokens, () -> NOW)
                    .read(registration("client", "/token", null), URI.create(base() + "/throttled"));
        } catch (ServiceFailure e) {
            return e;
        }
        throw new AssertionError("not refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<https://elsewhere.example/items?page=2>; rel=next", "<%zz>; rel=\"next\""})
    void a_list_that_goes_on_where_nobody_can_follow_has_no_end(String next) throws Exception {
        granted = Scope.LINE_ITEM + " " + Scope.RESULT_READONLY;
        link = next;
        LineItems lineItems = new LineItems(outbound, tokens, () -> NOW);
        Registration registration = registration("client", "/token", null);
        URI items = URI.create(base() + "/items");
        passes(() -> lineItems.find(registration, items, "link", "mine", true));
        passes(() -> lineItems.listWithoutLink(registration, items, "name", "mine"));
        passes(() -> new Results(outbound, tokens, () -> NOW).read(registration, items));
        columns = Json.write(List.of(
                Map.of("id", base() + "/1", "resourceLinkId", "link", "tag", "mine", "scoreMaximum", 1, "label", "x")));
        assertThat(lineItems.find(registration, items, "link", "mine", true))
                .as("what is found need not be looked for on other pages")
                .contains(URI.create(base() + "/1"));
    }

    @Test
    void columns_on_more_pages_than_are_read_are_not_made_anew() {
        granted = Scope.LINE_ITEM;
        AtomicInteger page = new AtomicInteger();
        platform.createContext("/endless", exchange -> {
            exchange.getResponseHeaders().set("Link", "</endless?page=" + page.incrementAndGet() + ">; rel=next");
            send(exchange, "[]");
        });
        LineItems lineItems = new LineItems(outbound, tokens, () -> NOW);
        passes(() -> lineItems.find(
                registration("client", "/token", null), URI.create(base() + "/endless"), "link", "mine", true));
        assertThat(page).hasValue(50);
    }

    @Test
    void pages_that_lead_in_a_circle_end_where_an_address_comes_again() {
        granted = Scope.LINE_ITEM + " " + Scope.RESULT_READONLY;
        platform.createContext("/a/results", exchange -> {
            paths.add("a");
            exchange.getResponseHeaders().set("Link", "</b>; rel=next");
            send(exchange, "[]");
        });
        platform.createContext("/b", exchange -> {
            paths.add("b");
            exchange.getResponseHeaders().set("Link", "</a/results>; rel=next");
            send(exchange, "[]");
        });
        Registration registration = registration("client", "/token", null);
        assertThatThrownBy(() -> new Results(outbound, tokens, () -> NOW).read(registration, URI.create(base() + "/a")))
                .hasMessageContaining("circle");
        assertThat(paths).containsExactly("a", "b");
        paths.clear();
        passes(() -> new LineItems(outbound, tokens, () -> NOW)
                .find(registration, URI.create(base() + "/b"), "link", "mine", true));
        assertThat(paths).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void a_token_too_long_to_be_sent_is_not_kept() throws Exception {
        AtomicInteger times = new AtomicInteger();
        platform.createContext("/huge", exchange -> {
            if (times.incrementAndGet() == 1) {
                send(exchange, Json.write(Map.of("access_token", "x".repeat(1_000_000), "expires_in", 3600)));
            } else {
                token(exchange);
            }
        });
        Registration registration = registration("client", "/huge", null);
        passes(() -> tokens.get(registration, SCORE, URI.create(base())));
        assertThat(tokens.get(registration, SCORE, URI.create(base()))).isEqualTo("token-of-client");
    }

    @Test
    void a_redirect_at_the_token_address_is_said_in_words() {
        platform.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/token");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> tokens.get(registration("client", "/moved", null), SCORE, URI.create(base())))
                .hasMessageContaining("redirect (status 302)");
        assertThat(asked).isEmpty();
    }

    /** C.3: a 404 from the token address means keys that cannot be read, and only a refused scope is one not granted. */
    @Test
    void a_token_that_is_not_given_is_told_by_its_reason() {
        platform.createContext("/no-keys", exchange -> answer(exchange, 404, "<html>Error</html>"));
        platform.createContext("/scope", exchange -> answer(exchange, 400, "{\"error\":\"invalid_scope\"}"));
        platform.createContext("/client", exchange -> answer(exchange, 400, "{\"error\":\"invalid_client\"}"));
        Map.of(
                        "/no-keys", ServiceFailure.Kind.NO_KEYS,
                        "/scope", ServiceFailure.Kind.NOT_GRANTED,
                        "/client", ServiceFailure.Kind.PASSING)
                .forEach((path, kind) -> assertThatThrownBy(
                                () -> tokens.get(registration("client", path, null), SCORE, URI.create(base())))
                        .isInstanceOfSatisfying(
                                ServiceFailure.class,
                                failure -> assertThat(failure.kind()).as(path).isEqualTo(kind)));
    }

    /** Where the platform is busy or broken, the assertion is not what it did not take: no second one is signed. */
    @ParameterizedTest
    @CsvSource({"429, 1", "503, 1", "302, 1", "400, 2", "404, 2"})
    void the_registrations_own_key_is_tried_only_where_the_common_one_may_be_refused(int status, int times) {
        AtomicInteger asked = new AtomicInteger();
        platform.createContext("/busy", exchange -> {
            asked.incrementAndGet();
            answer(exchange, status, "");
        });
        Registration registration = registration("client", "/busy", null, false);
        assertThatThrownBy(() -> tokens.get(registration, SCORE, URI.create(base())))
                .isInstanceOf(ServiceFailure.class);
        assertThat(asked).hasValue(times);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void passes(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(ServiceFailure.Kind.PASSING));
    }

    @Test
    void an_id_of_digits_may_be_a_number_and_entries_without_one_are_counted() throws Exception {
        granted = Scope.MEMBERSHIP_READONLY;
        columns =
                "{\"members\":[{\"user_id\":42},{\"user_id\":\"43\"},{\"user_id\":4.5},{\"user_id\":null},{},{\"user_id\":\"\"}]}";
        Memberships.Page read = new Memberships(outbound, tokens, () -> NOW)
                .read(registration("client", "/token", null), URI.create(base() + "/members"));
        assertThat(read.members()).extracting(Memberships.Member::userId).containsExactly("42", "43");
        assertThat(read.nameless()).isEqualTo(4);
    }

    /** Grades as platforms write them: a text of digits counts, and what is no share is said. */
    @Test
    void a_result_written_as_text_is_read_and_one_without_a_meaning_is_neither_a_grade_nor_the_lack_of_one()
            throws Exception {
        granted = Scope.RESULT_READONLY;
        columns = Files.readString(Path.of("src/test/resources/cases/r01-results.json"));
        Results results = new Results(outbound, tokens, () -> NOW);
        Registration registration = registration("client", "/token", null);
        Results.Read read = results.read(registration, URI.create(base() + "/items"));
        assertThat(read.shares()).containsOnly(Map.entry("a", 0.9), Map.entry("b", 0.9));
        assertThat(read.unreadable()).containsExactlyInAnyOrder("d", "e");
        passes(() -> results.find(registration, URI.create(base() + "/items"), "d"));
        assertThat(results.find(registration, URI.create(base() + "/items"), "c"))
                .isEmpty();
    }

    @Test
    @Covers("E2.58")
    void a_part_of_a_line_item_s_address_goes_before_its_query() {
        assertThat(Calls.below(URI.create("https://lms.example/7/lineitem?type_id=1"), "/scores"))
                .hasToString("https://lms.example/7/lineitem/scores?type_id=1");
        assertThat(Calls.below(URI.create("https://lms.example/7/lineitem"), "/scores"))
                .hasToString("https://lms.example/7/lineitem/scores");
    }
}
