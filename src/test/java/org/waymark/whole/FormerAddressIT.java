package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.process.Starting;

/** An installation moves to another address: badges that name the old one verify there as before, and here. */
class FormerAddressIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");

    private static String earn(Installation waymark, int learner) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = waymark.launch(browser, waymark.learner(learner), waymark.addActivity("Data quality"));
        page = browser.post(page.form("/complete").with("completed", "yes"));
        Matcher badge = BADGE.matcher(page.body());
        assertThat(badge.find()).as(page.body()).isTrue();
        return badge.group();
    }

    private static String text(String address) {
        WebBrowser.Page page = new WebBrowser().get(address);
        assertThat(page.status()).as(address).isEqualTo(200);
        return page.body();
    }

    private static JsonNode json(String address) throws Exception {
        return MAPPER.readTree(text(address));
    }

    @Test
    void badges_of_the_old_address_verify_as_before_and_new_ones_name_the_new_one() throws Exception {
        Path folder = Installation.newFolder();
        int port = Starting.freePort();
        String old = "http://127.0.0.1:" + port;
        String now = "http://localhost:" + port;
        String badge;
        try (Installation waymark = Installation.at(folder, URI.create(old), List.of())) {
            badge = earn(waymark, 0);
            assertThat(json(old + badge + "/credential.json").get("id").asText())
                    .isEqualTo(old + badge);
        }
        try (Installation waymark = Installation.at(folder, URI.create(now), List.of(URI.create(old)))) {
            JsonNode before = json(old + badge + "/credential.json");
            assertThat(before.get("id").asText()).isEqualTo(old + badge);
            CredentialDocumentsIT.requireProved(before, Instant.now().plusSeconds(60));
            JsonNode list = json(
                    before.get("credentialStatus").get("statusListCredential").asText());
            assertThat(list.get("issuer").asText()).isEqualTo(old + "/issuers/waymark");
            CredentialDocumentsIT.requireProved(list, Instant.now().plusSeconds(60));
            SignedJWT jwt = SignedJWT.parse(text(old + badge + "/credential.jwt"));
            assertThat(jwt.verify(new RSASSAVerifier(
                            JWKSet.parse(text(jwt.getJWTClaimsSet().getIssuer() + "/jwks.json"))
                                    .getKeyByKeyId(jwt.getHeader().getKeyID())
                                    .toRSAKey())))
                    .isTrue();
            WebBrowser browser = new WebBrowser();
            for (String handedIn : List.of(before.toString(), jwt.serialize())) {
                assertThat(browser.post(browser.get(now + "/verify")
                                        .form("/verify")
                                        .with("jwt", handedIn))
                                .body())
                        .contains("Valid")
                        .doesNotContain("Not verified");
            }
            assertThat(new WebBrowser().get(now + "/verify?code=" + old + badge).body())
                    .contains("Data Management: Quality and Standards");

            assertThat(json(now + "/issuers/waymark").get("alsoKnownAs"))
                    .extracting(JsonNode::asText)
                    .containsExactly("did:web:localhost%3A" + port + ":issuers:waymark", old + "/issuers/waymark");
            String fresh = earn(waymark, 1);
            assertThat(json(now + fresh + "/credential.json").at("/issuer/id").asText())
                    .isEqualTo(now + "/issuers/waymark");
        }
    }
}
