package org.waymark.lti.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.id.RegistrationId;
import org.waymark.lti.payload.Scope;
import org.waymark.lti.platform.Registration;
import org.waymark.outbound.NetworkPolicy;
import org.waymark.outbound.Outbound;

/** Lists of members as a Moodle 4.5 sent them, answered from its recordings. */
class MoodleMembershipsTest {
    private static final String RECORDED = "http://localhost:8800/mod/lti/services.php";

    private final List<String> asked = new ArrayList<>();
    private final List<JsonNode> recordings = new ArrayList<>();
    private HttpServer server;
    private Outbound outbound;
    private TestTokens tokens;
    private String base;
    private Memberships memberships;
    private Registration registration;

    @BeforeEach
    void moodle() throws IOException {
        for (String file : List.of("nrps-cases.json", "nrps-privacy-off.json")) {
            try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/moodle-4.5/" + file))) {
                new JsonMapper().readTree(in).forEach(recordings::add);
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
        outbound = new Outbound(new NetworkPolicy(true, List.of()));
        tokens = TestTokens.over(outbound, InstantSource.system());
        memberships = new Memberships(outbound, tokens.tokens(), InstantSource.system());
        URI uri = URI.create(base + "/token");
        registration = new Registration(
                new RegistrationId(UUID.randomUUID()),
                base,
                "client",
                "Moodle",
                "moodle",
                uri,
                uri,
                null,
                uri,
                Registration.State.ACTIVE,
                false,
                true);
    }

    @AfterEach
    void stop() {
        outbound.close();
        tokens.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        int status = 200;
        String body = "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"scope\":\""
                + Scope.MEMBERSHIP_READONLY + "\"}";
        if (!target.startsWith("/token")) {
            asked.add(exchange.getRequestHeaders().getFirst("Accept") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + target);
            JsonNode response = recordings.stream()
                    .filter(one -> one.path("request").path("url").asText().equals(RECORDED + target))
                    .filter(one -> !one.path("case").asText().matches("accept-.*|bad-token|scope-missing"))
                    .map(one -> one.path("response"))
                    .findFirst()
                    .orElseThrow();
            status = response.path("status").asInt();
            body = response.path("body").toString();
            String link = response.path("headers").path("link").asText();
            if (!link.isEmpty()) {
                exchange.getResponseHeaders().add("Link", link.replace(RECORDED, base));
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private URI course(String course, String query) {
        return URI.create(base + "/CourseSection/" + course + "/bindings/1/memberships" + query);
    }

    @Test
    void three_pages_hold_all_26_members_with_what_a_report_may_name_them_by() throws Exception {
        List<Memberships.Member> members = new ArrayList<>();
        Optional<URI> next = Optional.of(course("2", "?limit=10"));
        while (next.isPresent()) {
            Memberships.Page page = memberships.read(registration, next.get());
            members.addAll(page.members());
            assertThat(page.astray()).isFalse();
            next = page.next();
        }
        assertThat(members).hasSize(26).extracting(Memberships.Member::userId).doesNotHaveDuplicates();
        assertThat(members.get(0))
                .isEqualTo(new Memberships.Member(
                        "6", "Stu1 Dent01", "student01@example.test", "S00001", "student01", List.of("Learner"), true));
        assertThat(members.stream().filter(one -> one.userId().equals("26")).findFirst())
                .get()
                .extracting(Memberships.Member::sourcedid)
                .as("an empty text is none")
                .isNull();
        assertThat(asked)
                .hasSize(3)
                .allSatisfy(call -> assertThat(call)
                        .startsWith("application/vnd.ims.lti-nrps.v2.membershipcontainer+json Bearer t /"));
    }

    @Test
    void withheld_names_are_none_and_the_people_are_there() throws Exception {
        Memberships.Page page = memberships.read(registration, course("2", "?limit=2"));
        assertThat(page.members())
                .containsExactly(
                        new Memberships.Member("6", null, null, "S00001", null, List.of("Learner"), true),
                        new Memberships.Member("7", null, null, "S00002", null, List.of("Learner"), true));
        assertThat(page.next()).contains(course("2", "?limit=2&from=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?rlid=999"})
    void a_list_that_is_not_there_is_called_so(String query) {
        assertThatThrownBy(() -> memberships.read(registration, course("2", query)))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("list of people");
    }
}
