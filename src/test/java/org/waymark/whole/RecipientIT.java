package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.practice.school.PlacedActivity;

/** A learner says whom badges name, and has the ones that are there issued again; a stranger matches them, or cannot. */
class RecipientIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");
    private static final String DID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    private static JsonNode credential(Installation waymark, String badge) throws Exception {
        return MAPPER.readTree(new WebBrowser()
                .get(waymark.app.baseUrl() + badge + "/credential.json")
                .body());
    }

    private static String badge(WebBrowser.Page page) {
        Matcher badge = BADGE.matcher(page.body());
        assertThat(badge.find()).as(page.body()).isTrue();
        return badge.group();
    }

    /** What the page says of a badge and an address. */
    private static String verified(Installation waymark, String badge, String email) {
        String typed = badge.startsWith("/") ? waymark.app.baseUrl() + badge : badge;
        WebBrowser anybody = new WebBrowser();
        return anybody.post(anybody.get(waymark.app.baseUrl() + "/verify")
                        .form("/verify")
                        .with("jwt", typed)
                        .with("email", email))
                .body();
    }

    @ParameterizedTest
    @EnumSource(MainFlowIT.On.class)
    void badges_name_nobody_until_their_owner_says_whom(MainFlowIT.On on) throws Exception {
        try (Installation waymark = on.start()) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = waymark.launch(browser, waymark.learner(0), activity);
            String session = page.address().toString().replaceFirst("(/s/[^/?]+).*", "$1");
            page = browser.post(page.form("/complete").with("completed", "yes"));
            String first = badge(page);
            JsonNode named = credential(waymark, first).at("/credentialSubject/identifier");
            assertThat(named).hasSize(1);
            assertThat(named.get(0).get("identityType").asText()).isEqualTo("systemId");

            String email = waymark.learner(0).email();
            assertThat(verified(waymark, first, email)).contains(">Valid<", "names nobody by an email address");
            WebBrowser.Form form = browser.get(session + "/recipient").form("/recipient");
            WebBrowser.Form add = browser.get(session + "/recipient").form("/recipient/addresses");
            assertThat(browser.post(add.with("email", "somebody.else@example.org"))
                            .body())
                    .contains("Your learning platform does not say that this is your address.");
            assertThat(browser.post(add.with("email", "none")).body()).contains("Type one email address");
            assertThat(browser.post(form.with("kind", "EMAIL").with("address", email))
                            .body())
                    .contains("One of these addresses is not confirmed");
            assertThat(browser.post(form.with("kind", "DID").with("did", "did:web:x y"))
                            .body())
                    .contains("This is not a DID.");
            assertThat(browser.post(form.with("kind", "OTHER")).status()).isEqualTo(400);
            assertThat(credential(waymark, first).at("/credentialSubject/identifier"))
                    .as("nothing was changed")
                    .isEqualTo(named);

            assertThat(browser.post(add.with("email", " " + email + " ")).body())
                    .contains("Added. Your badges can name this address.", email);
            assertThat(browser.post(form.with("kind", "EMAIL")
                                    .with("address", email)
                                    .with("again", "yes"))
                            .body())
                    .contains("Saved.", email);
            String second = badge(browser.get(session + "/progress"));
            assertThat(second).isNotEqualTo(first);
            JsonNode identifier = credential(waymark, second)
                    .at("/credentialSubject/identifier")
                    .get(0);
            assertThat(identifier.get("identityType").asText()).isEqualTo("emailAddress");
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((email + identifier.get("salt").asText()).getBytes(StandardCharsets.UTF_8));
            assertThat(identifier.get("identityHash").asText())
                    .isEqualTo("sha256$" + HexFormat.of().formatHex(hash));
            assertThat(credential(waymark, second).toString()).doesNotContain(email);
            String jwt = new WebBrowser()
                    .get(waymark.app.baseUrl() + second + "/credential.jwt")
                    .body();
            for (String way : new String[] {second, jwt}) {
                assertThat(verified(waymark, way, " " + email.toUpperCase(java.util.Locale.ROOT)))
                        .contains(">Valid<", "It names the holder of the email address that you gave.");
                assertThat(verified(waymark, way, "somebody.else@example.org"))
                        .contains(">Valid, but names somebody else<", "by another email address");
                assertThat(verified(waymark, way, "<b>" + "x".repeat(5000)))
                        .contains(">Valid<", "not an email address, so nothing was compared")
                        .doesNotContain("<b>x");
            }
            assertThat(verified(waymark, first, email)).contains(">Genuine, but revoked<");
            assertThat(browser.get(waymark.app.baseUrl() + first).body())
                    .contains("Revoked", "Its owner chose whom it names.", second);

            browser.post(form.with("kind", "DID").with("did", DID).with("again", "yes"));
            String third = badge(browser.get(session + "/progress"));
            assertThat(credential(waymark, third).at("/credentialSubject/id").asText())
                    .isEqualTo(DID);
            assertThat(browser.get(session + "/privacy/data").body()).contains(DID);

            byte[] zip = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(session + "/badges.zip"))
                                    .header(
                                            "Cookie",
                                            browser.cookiesOf(URI.create(session)).entrySet().stream()
                                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                                    .collect(Collectors.joining("; ")))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            Map<String, String> files = new LinkedHashMap<>();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    files.put(
                            entry.getName().replaceFirst(".*/", ""),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertThat(files)
                    .containsOnlyKeys(
                            "credential.json",
                            "credential.jwt",
                            "badge.svg",
                            "learning-record.json",
                            "learning-record.jwt");
            assertThat(MAPPER.readTree(files.get("learning-record.json")).at("/credentialSubject/id"))
                    .as("it names whom the badges name")
                    .isEqualTo(credential(waymark, third).at("/credentialSubject/id"));
            assertThat(MAPPER.readTree(files.get("credential.json"))).isEqualTo(credential(waymark, third));
            assertThat(files.get("badge.svg")).contains(files.get("credential.jwt"));

            browser.post(form.with("kind", "NOBODY"));
            assertThat(badge(browser.get(session + "/progress")))
                    .as("kept unless asked for")
                    .isEqualTo(third);
            assertThat(browser.get(session + "/recipient").body())
                    .contains("value=\"NOBODY\" checked", email)
                    .doesNotContain(DID);
        }
    }
}
