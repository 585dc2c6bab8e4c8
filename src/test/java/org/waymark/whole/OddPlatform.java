package org.waymark.whole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.waymark.lti.payload.Claim;
import org.waymark.lti.payload.Json;

/** A platform that registers tools in ways the practice LMS does not: with little, with much, or with bad intent. */
final class OddPlatform implements AutoCloseable {

    /** A request that arrived. */
    record Seen(String method, String path, String authorization, String body) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private Consumer<ObjectNode> configuration = json -> {};
    private String answer;
    private int status = 200;
    private boolean tokenForConfiguration;

    OddPlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer = "{\"client_id\":\"" + clientId() + "\"}";
        server.createContext("/", this::handle);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** No two platforms give the same one. */
    String clientId() {
        return "odd-" + server.getAddress().getPort();
    }

    OddPlatform says(Consumer<ObjectNode> changed) {
        configuration = configuration.andThen(changed);
        return this;
    }

    OddPlatform answers(int code, String body) {
        status = code;
        answer = body;
        return this;
    }

    OddPlatform wantsTokenForConfiguration() {
        tokenForConfiguration = true;
        return this;
    }

    /** What an administrator's browser opens; an empty token leaves the parameter out. */
    String registrationUrl(String link, String token) {
        return link + "?openid_configuration=" + base() + "/configuration"
                + (token.isEmpty() ? "" : "&registration_token=" + token);
    }

    List<Seen> registrations() {
        return seen.stream().filter(one -> one.method().equals("POST")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        seen.add(new Seen(exchange.getRequestMethod(), path, token == null ? "" : token, body));
        if (path.equals("/register")) {
            send(exchange, status, answer);
        } else if (tokenForConfiguration && token == null) {
            send(exchange, 401, "{\"errors\":[{\"message\":\"token is missing\"}]}");
        } else {
            send(exchange, 200, configuration().toString());
        }
    }

    private ObjectNode configuration() {
        ObjectNode json = (ObjectNode) Json.read("{}").orElseThrow();
        json.put("issuer", base());
        json.put("authorization_endpoint", base() + "/auth");
        json.put("token_endpoint", base() + "/token");
        json.put("jwks_uri", base() + "/keys");
        json.put("registration_endpoint", base() + "/register");
        json.putObject(Claim.PLATFORM_CONFIGURATION).put("product_family_code", "odd");
        configuration.accept(json);
        return json;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The values of a list in what a tool asked to be registered with. */
    static List<String> texts(com.fasterxml.jackson.databind.JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
