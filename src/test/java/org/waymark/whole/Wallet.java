package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A wallet that knows of Waymark only what the service description document says (Open Badges 3.0, Consumer). */
final class Wallet {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String OB = "https://purl.imsglobal.org/spec/ob/v3p0/scope/";
    static final String READ = OB + "credential.readonly";
    static final String CLR = "https://purl.imsglobal.org/spec/clr/v2p0/scope/credential.readonly";
    static final String ALL = READ + " " + OB + "credential.upsert " + OB + "profile.readonly " + OB + "profile.update "
            + CLR + " offline_access";
    static final String REDIRECT = "https://wallet.example/back";
    static final String VERIFIER = "a-verifier-of-some-more-than-forty-three-characters~";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    final String base;
    final JsonNode flow;
    final String registrationUrl;
    String id = "";
    String secret = "";

    private Wallet(String base) {
        this.base = base;
        HttpResponse<String> discovery = get(base + "/ims/ob/v3p0/discovery");
        assertThat(discovery.statusCode()).isEqualTo(200);
        JsonNode scheme = read(discovery).at("/components/securitySchemes/OAuth2ACG");
        this.flow = scheme.at("/flows/authorizationCode");
        this.registrationUrl = scheme.get("x-imssf-registrationUrl").asText();
    }

    static Wallet unregistered(Installation waymark) {
        return new Wallet(waymark.app.baseUrl().toString());
    }

    static Wallet registered(Installation waymark) {
        Wallet wallet = unregistered(waymark);
        HttpResponse<String> answer = wallet.register(metadata());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        wallet.id = read(answer).get("client_id").asText();
        wallet.secret = read(answer).get("client_secret").asText();
        return wallet;
    }

    /** What a wallet says of itself. */
    static ObjectNode metadata() {
        ObjectNode metadata = MAPPER.createObjectNode();
        metadata.put("client_name", "A wallet <b>of mine</b>");
        metadata.put("client_uri", "https://wallet.example/");
        metadata.put("logo_uri", "https://wallet.example/logo.png");
        metadata.put("tos_uri", "https://wallet.example/terms");
        metadata.put("policy_uri", "https://wallet.example/privacy");
        metadata.put("software_id", "c88b6ed8-269e-448e-99be-7e2ff47167d1");
        metadata.put("software_version", "1");
        metadata.putArray("redirect_uris").add(REDIRECT).add("http://127.0.0.1:7777/back");
        metadata.put("token_endpoint_auth_method", "client_secret_basic");
        metadata.putArray("grant_types").add("authorization_code").add("refresh_token");
        metadata.putArray("response_types").add("code");
        metadata.put("scope", ALL);
        return metadata;
    }

    HttpResponse<String> register(JsonNode metadata) {
        return send("POST", registrationUrl, metadata.toString(), "Content-Type", "application/json");
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request for authorization, as fields of the address. */
    Map<String, String> asking(String scope) {
        Map<String, String> asking = new LinkedHashMap<>();
        asking.put("response_type", "code");
        asking.put("client_id", id);
        asking.put("redirect_uri", REDIRECT);
        asking.put("scope", scope);
        asking.put("state", "state of ö & mine".replace("ö", "o"));
        asking.put("code_challenge", challenge(VERIFIER));
        asking.put("code_challenge_method", "S256");
        return asking;
    }

    String authorizationUrl(Map<String, String> asking) {
        return flow.get("authorizationUrl").asText() + "?" + encode(asking);
    }

    /** Opens the page and types a learner's code; where the browser is sent. */
    Map<String, String> authorize(String scope, String code) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = browser.get(authorizationUrl(asking(scope)));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        WebBrowser.Form form =
                page.form("/oauth/authorize").with("answer", "yes").with("code", code);
        int number = 0;
        for (String give : page.body().split("name=\"give\" value=\"", -1)) {
            if (number > 0) {
                form = form.with("give#" + number, give.substring(0, give.indexOf('"')));
            }
            number++;
        }
        WebBrowser.Page answer = browser.postOnce(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return sentTo(answer);
    }

    /** The fields of the address to which a browser is sent. */
    static Map<String, String> sentTo(WebBrowser.Page answer) {
        String location = answer.header("location").orElseThrow();
        assertThat(location).startsWith(REDIRECT + "?");
        return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    HttpResponse<String> token(Map<String, String> fields) {
        return post(flow.get("tokenUrl").asText(), fields);
    }

    HttpResponse<String> redeem(String code, String verifier) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                verifier,
                "scope",
                READ));
    }

    HttpResponse<String> refresh(String token) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    HttpResponse<String> revoke(String token) {
        return post(base + "/oauth/revoke", Map.of("token", token, "token_type_hint", "refresh_token"));
    }

    HttpResponse<String> post(String address, Map<String, String> fields) {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(
                "POST",
                address,
                encode(fields),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + basic);
    }

    /** Redeems a code that has to be good. */
    JsonNode tokens(String code) {
        HttpResponse<String> answer = redeem(code, VERIFIER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    HttpResponse<String> api(String method, String path, String token, String body, String type) {
        return send(method, base + path, body, "Authorization", "Bearer " + token, "Content-Type", type);
    }

    HttpResponse<String> credentials(String token, String query) {
        return send("GET", base + "/ims/ob/v3p0/credentials" + query, null, "Authorization", "Bearer " + token);
    }

    static HttpResponse<String> get(String address) {
        return send("GET", address, null);
    }

    static HttpResponse<String> send(String method, String address, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
