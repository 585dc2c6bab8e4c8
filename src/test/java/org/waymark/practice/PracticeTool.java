package org.waymark.practice;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.waymark.certification.Browser;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Client;
import org.waymark.practice.school.Lti;
import org.waymark.practice.wire.WireJson;

/** A tool that is just large enough to talk to the practice LMS: it signs, publishes its key and plays the browser. */
final class PracticeTool implements AutoCloseable {
    static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    final HttpServer server;
    private static final RSAKey KEY = generate();

    final RSAKey key = KEY;
    final InstantSource clock;
    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    PracticeTool(InstantSource clock) throws Exception {
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyID("tool-1").generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, Object> registrationRequest() {
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("domain", "127.0.0.1:" + server.getAddress().getPort());
        tool.put("target_link_uri", base() + "/launch");
        tool.put("claims", List.of("iss", "sub", "name", "given_name", "family_name", "email"));
        tool.put("custom_parameters", Map.of("who", "$User.id", "odd", "$Not.known"));
        tool.put("messages", List.of(Map.of("type", "LtiDeepLinkingRequest", "target_link_uri", base() + "/pick")));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("application_type", "web");
        body.put("response_types", List.of("id_token"));
        body.put("grant_types", List.of("client_credentials", "implicit"));
        body.put("initiate_login_uri", base() + "/login");
        body.put("redirect_uris", List.of(base() + "/launch"));
        body.put("client_name", "Test tool");
        body.put("jwks_uri", base() + "/jwks");
        body.put("token_endpoint_auth_method", "private_key_jwt");
        body.put("scope", String.join(" ", Lti.SCOPES));
        body.put(Lti.TOOL_CONFIGURATION, tool);
        return body;
    }

    /** Registers at the address that an administrator's browser would open. */
    HttpResponse<String> register(String registrationUrl, Map<String, Object> body) throws Exception {
        Map<String, String> query = query(URI.create(registrationUrl));
        Map<String, Object> configuration = json(get(query.get("openid_configuration"), Map.of()));
        return send(
                "POST",
                (String) configuration.get("registration_endpoint"),
                Map.of(
                        "Authorization",
                        "Bearer " + query.get("registration_token"),
                        "Content-Type",
                        "application/json"),
                WireJson.write(body));
    }

    /** The authentication request that answers a login initiation honestly. */
    Map<String, String> authentication(SentLogin login) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("scope", "openid");
        asked.put("response_type", "id_token");
        asked.put("response_mode", "form_post");
        asked.put("prompt", "none");
        asked.put("client_id", login.fields().get("client_id"));
        asked.put("redirect_uri", base() + "/launch");
        asked.put("login_hint", login.fields().get("login_hint"));
        asked.put("lti_message_hint", login.fields().get("lti_message_hint"));
        asked.put("state", "state-1");
        asked.put("nonce", UUID.randomUUID().toString());
        return asked;
    }

    HttpResponse<String> authenticate(PracticeLms lms, Map<String, String> asked) throws Exception {
        return get(lms.addresses().authorization() + "?" + SentLogin.encode(asked), Map.of());
    }

    /** The claims of the id_token that a launch ends with. */
    Map<String, Object> launch(PracticeLms lms, SentLogin login) throws Exception {
        HttpResponse<String> answer = authenticate(lms, authentication(login));
        Map<String, String> form = form(answer.body());
        return SignedJWT.parse(form.get("id_token")).getPayload().toJSONObject();
    }

    Map<String, Object> assertion(PracticeLms lms, Client client) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", client.clientId());
        claims.put("sub", client.clientId());
        claims.put("aud", lms.addresses().token());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 300);
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    String sign(Map<String, Object> claims) throws Exception {
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new Payload(WireJson.write(claims)));
        jws.sign(new RSASSASigner(key));
        return jws.serialize();
    }

    HttpResponse<String> askToken(PracticeLms lms, Map<String, Object> assertion, String scope) throws Exception {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", ASSERTION_TYPE);
        form.put("client_assertion", sign(assertion));
        form.put("scope", scope);
        return postForm(lms.addresses().token(), form);
    }

    String token(PracticeLms lms, String... scopes) throws Exception {
        HttpResponse<String> answer = askToken(lms, assertion(lms, lms.client()), String.join(" ", scopes));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return (String) json(answer).get("access_token");
    }

    HttpResponse<String> postForm(String url, Map<String, String> form) throws Exception {
        return send("POST", url, Map.of("Content-Type", "application/x-www-form-urlencoded"), SentLogin.encode(form));
    }

    HttpResponse<String> get(String url, Map<String, String> headers) throws Exception {
        return send("GET", url, headers, null);
    }

    HttpResponse<String> send(String method, String url, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static Map<String, Object> json(HttpResponse<String> answer) {
        return WireJson.findObject(answer.body()).orElseThrow(() -> new IllegalStateException(answer.body()));
    }

    /** The hidden fields of a page's form. */
    static Map<String, String> form(String page) {
        return new Browser.Page(URI.create("/"), 200, Map.of(), page).form("").fields();
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    static List<String> failures(PracticeLms lms) {
        List<String> failed = new ArrayList<>();
        lms.messages().forEach(message -> message.failures().forEach(verdict -> failed.add(verdict.check())));
        return failed;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
