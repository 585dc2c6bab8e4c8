package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.credential.proof.CanonicalText;
import org.waymark.credential.proof.DataIntegrityProof;
import org.waymark.id.CompletionId;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.Database;

/** A verifier that knows nothing of Waymark follows the addresses of a credential to keys and status, over HTTP. */
class CredentialDocumentsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");

    private static HttpResponse<byte[]> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(String address, String... headers) throws Exception {
        HttpResponse<byte[]> answer = get(address, headers);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String address) throws Exception {
        return MAPPER.readTree(text(address));
    }

    private static String earn(Installation waymark, PlacedActivity activity) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = waymark.launch(browser, waymark.learner(0), activity);
        page = browser.post(page.form("/complete").with("completed", "yes"));
        Matcher badge = BADGE.matcher(page.body());
        assertThat(badge.find()).as(page.body()).isTrue();
        return waymark.app.baseUrl() + badge.group();
    }

    /** Checks the proof with the key behind its method, which has to be one that the issuer names for assertions. */
    static void requireProved(JsonNode document, Instant now) throws Exception {
        String method = document.get("proof").get("verificationMethod").asText();
        JsonNode key = json(method);
        assertThat(key.get("id").asText()).isEqualTo(method);
        assertThat(key.get("type").asText()).isEqualTo("Multikey");
        String issuer = document.get("issuer").isTextual()
                ? document.get("issuer").asText()
                : document.get("issuer").get("id").asText();
        assertThat(key.get("controller").asText()).isEqualTo(issuer);
        JsonNode profile = json(issuer);
        assertThat(profile.get("id").asText()).isEqualTo(issuer);
        assertThat(profile.get("assertionMethod")).extracting(JsonNode::asText).contains(method);
        DataIntegrityProof.verify(
                document, ed25519(key.get("publicKeyMultibase").asText()), now);
    }

    private static byte[] ed25519(String multikey) throws Exception {
        return org.waymark.credential.proof.Multikey.bytes(
                (java.security.interfaces.EdECPublicKey) org.waymark.credential.proof.Multikey.read(multikey));
    }

    /** Tells whether a bit of an encoded list is set. */
    static boolean bit(String encoded, int index) throws Exception {
        assertThat(encoded).startsWith("u");
        byte[] bits = new GZIPInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))
                .readAllBytes();
        assertThat(bits.length * 8).isGreaterThanOrEqualTo(131_072);
        return (bits[index / 8] & 0x80 >> index % 8) != 0;
    }

    @ParameterizedTest
    @EnumSource(MainFlowIT.On.class)
    void every_way_to_the_keys_leads_to_the_same_ones_and_both_forms_verify(MainFlowIT.On on) throws Exception {
        try (Installation waymark = on.start()) {
            Instant now = Instant.now().plusSeconds(60);
            String badge = earn(waymark, waymark.addActivity("Data quality"));
            JsonNode credential = json(badge + "/credential.json");
            requireProved(credential, now);
            assertThat(CanonicalText.of(credential.toString())).isNotEmpty();

            SignedJWT jwt = SignedJWT.parse(text(badge + "/credential.jwt"));
            assertThat(CanonicalText.of(jwt.getPayload().toString())).isNotEmpty();
            String kid = jwt.getHeader().getKeyID();
            String issuer = jwt.getJWTClaimsSet().getIssuer();
            JWK fromSet = JWKSet.parse(text(issuer + "/jwks.json")).getKeyByKeyId(kid);
            JWK fromAddress = JWK.parse(text(kid));
            assertThat(jwt.verify(new RSASSAVerifier(fromSet.toRSAKey()))).isTrue();
            assertThat(fromAddress.computeThumbprint()).isEqualTo(fromSet.computeThumbprint());

            JsonNode profile = json(issuer);
            String did = profile.get("alsoKnownAs").get(0).asText();
            String[] parts = did.split(":");
            assertThat(did).startsWith("did:web:");
            JsonNode document =
                    json("http://" + parts[2].replace("%3A", ":") + "/" + parts[3] + "/" + parts[4] + "/did.json");
            assertThat(document.get("id").asText()).isEqualTo(did);
            assertThat(document.get("alsoKnownAs").get(0).asText()).isEqualTo(issuer);
            for (int i = 0; i < 2; i++) {
                JsonNode own = profile.get("verificationMethod").get(i);
                JsonNode same = document.get("verificationMethod").get(i);
                assertThat(same.get("publicKeyMultibase")).isEqualTo(own.get("publicKeyMultibase"));
                assertThat(same.get("publicKeyJwk")).isEqualTo(own.get("publicKeyJwk"));
                assertThat(same.get("controller").asText()).isEqualTo(did);
            }
            for (String address : new String[] {
                badge + "/badge.svg",
                badge + "/badge.png",
                badge + "/credential.json",
                badge,
                badge + "/certificate.pdf"
            }) {
                HttpResponse<byte[]> answer = get(address, "Accept", "text/html");
                assertThat(answer.headers().firstValue("X-Robots-Tag"))
                        .as(address)
                        .contains("noindex");
                answer.headers().firstValue("ETag").ifPresent(tag -> {
                    try {
                        assertThat(get(address, "If-None-Match", tag).statusCode())
                                .isEqualTo(304);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
            assertThat(text(badge, "Accept", "text/html"))
                    .contains("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME", "og:image");
            String achievement = credential
                    .get("credentialSubject")
                    .get("achievement")
                    .get("image")
                    .get("id")
                    .asText();
            assertThat(get(achievement).headers().firstValue("Content-Type")).contains("image/png");
        }
    }

    @Test
    void a_revoked_credential_is_found_on_both_lists_and_shows_it() throws Exception {
        AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> Instant.now().plus(later.get());
        try (Installation waymark = Installation.onH2(Files.createTempDirectory("waymark-test"), clock)) {
            String badge = earn(waymark, waymark.addActivity("Data quality"));
            JsonNode status = json(badge + "/credential.json").get("credentialStatus");
            assertThat(status.get("type").asText()).isEqualTo("BitstringStatusListEntry");
            int index = status.get("statusListIndex").asInt();
            String address = status.get("statusListCredential").asText();
            JsonNode list = json(address);
            requireProved(list, clock.instant());
            assertThat(list.get("credentialSubject").get("statusPurpose").asText())
                    .isEqualTo(status.get("statusPurpose").asText());
            assertThat(bit(list.get("credentialSubject").get("encodedList").asText(), index))
                    .isFalse();
            assertThat(get(address).headers().firstValue("Cache-Control")).contains("public, max-age=300");
            assertThat(get(address.replaceFirst("/0\\z", "/1")).statusCode()).isEqualTo(404);
            assertThat(get(address.replaceFirst("/0\\z", "/x")).statusCode()).isEqualTo(404);
            byte[] picture = get(badge + "/badge.png").body();
            String tag = get(badge + "/badge.svg").headers().firstValue("ETag").orElseThrow();

            try (Database database = waymark.openDatabase()) {
                CompletionId fact = database.inTransaction(handle -> handle.createQuery("select id from completion")
                        .mapTo(CompletionId.class)
                        .one());
                assertThat(waymark.app.journeys.admin.manageLearners.withdraw(fact, "A mistake"))
                        .isPresent();
            }
            later.set(Duration.ofMinutes(2));
            JsonNode after = json(address);
            requireProved(after, clock.instant());
            assertThat(bit(after.get("credentialSubject").get("encodedList").asText(), index))
                    .isTrue();
            SignedJWT signed = SignedJWT.parse(text(address, "Accept", "application/vc+jwt"));
            String issuer = signed.getJWTClaimsSet().getIssuer();
            assertThat(signed.verify(new RSASSAVerifier(JWKSet.parse(text(issuer + "/jwks.json"))
                            .getKeyByKeyId(signed.getHeader().getKeyID())
                            .toRSAKey())))
                    .isTrue();
            assertThat(text(issuer.replace("/issuers/", "/status/"))).contains(badge);
            assertThat(get(badge + "/badge.png").body()).isNotEqualTo(picture);
            HttpResponse<byte[]> svg = get(badge + "/badge.svg", "If-None-Match", tag);
            assertThat(svg.statusCode()).isEqualTo(200);
            assertThat(new String(svg.body(), StandardCharsets.UTF_8)).contains(">REVOKED");
            assertThat(text(badge, "Accept", "text/html")).doesNotContain("linkedin");
        }
    }
}
