package org.waymark.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;
import org.waymark.lti.payload.MediaType;
import org.waymark.lti.payload.Scope;
import org.waymark.whole.Installation;

/**
 * A platform on loopback that only does what a load program needs of one, as cheaply as it can: signs launches, publishes
 * its key, gives tokens to anybody, lists the people of its courses, and takes scores, after a pause.
 */
final class PlayedPlatform implements AutoCloseable {
    static final String CLIENT = "load";
    static final String DEPLOYMENT = "1";
    static final int COURSES = 40;

    private static final int PEOPLE_OF_COURSE = 25;
    /** More than any tool has calls under way, so that no call waits for another. */
    private static final int THREADS = 256;

    static {
        // Without these the JDK's server answers a kept connection 40 ms late, and keeps 200 only.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    /** What is wrong with a launch. */
    enum Wrong {
        NOTHING,
        /** Another key signed it under the name of the platform's. */
        FORGED,
        EXPIRED,
        /** It is meant for another tool. */
        FOREIGN,
        /** It was let in before. */
        REPLAYED
    }

    private final RSAKey key;
    private final RSAKey foreignKey;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Duration pause;
    private final String keySet;
    volatile TakenScores scores = new TakenScores();

    /** @param pause before a score is answered */
    PlayedPlatform(Duration pause) throws IOException, JOSEException {
        this.pause = pause;
        key = new RSAKeyGenerator(2048).keyID("load").generate();
        foreignKey = new RSAKeyGenerator(2048).keyID("load").generate();
        keySet = new JWKSet(key.toPublicJWK()).toString();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/jwks", exchange -> answer(exchange, "application/json", keySet));
        server.createContext("/token", exchange -> answer(exchange, "application/json", """
                {"access_token":"load","token_type":"bearer","expires_in":3600}"""));
        server.createContext("/members", this::listMembers);
        server.createContext("/column", this::takeScore);
        server.start();
    }

    /** The issuer, which is also the origin of all addresses. */
    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String column(int course) {
        return issuer() + "/column/" + course;
    }

    static String subject(int person) {
        return "u" + person;
    }

    static String link(int course) {
        return "link-" + course;
    }

    /** Signs the launch of a person, who is always in the same course. */
    String sign(int person, String nonce, String launchUri, Wrong wrong) {
        int course = person % COURSES;
        Instant issued = Instant.now().minusSeconds(wrong == Wrong.EXPIRED ? 500 : 1);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject(person))
                .audience(wrong == Wrong.FOREIGN ? "another-tool" : CLIENT)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plusSeconds(wrong == Wrong.EXPIRED ? 300 : 3_600)))
                .claim("nonce", nonce)
                .claim("name", "Person " + person)
                .claim("given_name", "Person")
                .claim("family_name", String.valueOf(person))
                .claim("email", "person" + person + "@load.example")
                .claim("locale", "en")
                .claim(Claim.MESSAGE_TYPE, "LtiResourceLinkRequest")
                .claim(Claim.VERSION, "1.3.0")
                .claim(Claim.DEPLOYMENT_ID, DEPLOYMENT)
                .claim(Claim.TARGET_LINK_URI, launchUri)
                .claim(Claim.ROLES, List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"))
                .claim(Claim.RESOURCE_LINK, Map.of("id", link(course), "title", "Activity of course " + course))
                .claim(
                        Claim.CONTEXT,
                        Map.of(
                                "id", "course-" + course,
                                "label", "C" + course,
                                "title", "Course " + course,
                                "type", List.of("http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection")))
                .claim(Claim.CUSTOM, Map.of("waymark_run", Installation.RUN))
                .claim(
                        Claim.AGS_ENDPOINT,
                        Map.of(
                                "scope", List.of(Scope.LINE_ITEM, Scope.RESULT_READONLY, Scope.SCORE),
                                "lineitem", column(course),
                                "lineitems", issuer() + "/columns/" + course))
                .claim(
                        Claim.NRPS,
                        Map.of(
                                "context_memberships_url",
                                issuer() + "/members/" + course,
                                "service_versions",
                                List.of("2.0")))
                .claim(Claim.LAUNCH_PRESENTATION, Map.of("return_url", issuer() + "/course", "locale", "en"))
                .claim(
                        Claim.TOOL_PLATFORM,
                        Map.of("guid", "load", "name", "Load", "product_family_code", "moodle", "version", "4.5"))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(wrong == Wrong.FORGED ? foreignKey : key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private void listMembers(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int course = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
        List<Map<String, Object>> members = new ArrayList<>();
        for (int i = 0; i < PEOPLE_OF_COURSE; i++) {
            int person = course + i * COURSES;
            members.add(Map.of(
                    "user_id",
                    subject(person),
                    "name",
                    "Person " + person,
                    "roles",
                    List.of("Learner"),
                    "status",
                    "Active"));
        }
        answer(
                exchange,
                MediaType.MEMBERSHIP_CONTAINER,
                Json.write(Map.of("id", path, "context", Map.of("id", "course-" + course), "members", members)));
    }

    private void takeScore(HttpExchange exchange) throws IOException {
        TakenScores taking = scores;
        taking.begins();
        String score = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        taking.taken(
                exchange.getRequestURI().getPath(),
                Json.read(score).orElseThrow().path("userId").asText());
        answer(exchange, "application/json", "");
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            // What was sent is read to its end, or the connection is not kept.
            exchange.getRequestBody().readAllBytes();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
