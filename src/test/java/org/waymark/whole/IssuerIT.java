package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.credential.issuer.Pictures;
import org.waymark.practice.school.PlacedActivity;

/** Program staff says who issues badges, through the whole product: form, choice, badge, page, certificate, profile. */
class IssuerIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern BADGE = Pattern.compile("/credentials/[0-9a-f-]{36}");
    private static final String OPPORTUNITY = "data-management-quality-and-standards";

    /** An administrator at work, who can send files of bytes. */
    private record Staff(Installation waymark, WebBrowser browser, String admin) {
        static Staff of(Installation waymark) {
            WebBrowser browser = new WebBrowser();
            return new Staff(
                    waymark, browser, AdminIT.enter(waymark, browser).address().toString());
        }

        WebBrowser.Page issuers() {
            return browser.get(admin + "/issuers");
        }

        WebBrowser.Page choose(String opportunity, String issuer) {
            return browser.post(issuers()
                    .form("/issuers/choose")
                    .with("opportunity", opportunity)
                    .with("issuer", issuer));
        }

        HttpResponse<byte[]> send(WebBrowser.Form form, Map<String, byte[]> files) throws Exception {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            form.fields().forEach((name, value) -> part(body, name, "", value.getBytes(StandardCharsets.UTF_8)));
            files.forEach((name, file) -> part(body, name, "; filename=\"picture.png\"", file));
            body.writeBytes("--part--\r\n".getBytes(StandardCharsets.US_ASCII));
            return HTTP.send(
                    HttpRequest.newBuilder(form.action())
                            .header("Content-Type", "multipart/form-data; boundary=part")
                            .header(
                                    "Cookie",
                                    browser.cookiesOf(form.action()).entrySet().stream()
                                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                            .collect(Collectors.joining("; ")))
                            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    BodyHandlers.ofByteArray());
        }

        private static void part(ByteArrayOutputStream body, String name, String more, byte[] value) {
            body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(value);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        /** The form of a new organization, filled in. */
        WebBrowser.Form university() {
            return filled(browser.get(admin + "/issuers/new").form("/issuers/new"));
        }

        /** Fills in what can be seen of a form; what cannot be seen stays as the page has it. */
        static WebBrowser.Form filled(WebBrowser.Form form) {
            return form.with("name", "Johns Hopkins University")
                    .with("address", "3400 N. Charles Street\nBaltimore, MD 21218")
                    .with("website", "https://www.jhu.example")
                    .with("email", "academy@jhu.example")
                    .with("signatory", "Jane Q. Example")
                    .with("role", "Executive Director");
        }

        /** The badge of somebody who completes the activity now. */
        String earn(PlacedActivity activity, int learner) {
            WebBrowser theirs = new WebBrowser();
            WebBrowser.Page page = waymark.launch(theirs, waymark.learner(learner), activity);
            page = theirs.post(page.form("/complete").with("completed", "yes"));
            Matcher badge = BADGE.matcher(page.body());
            assertThat(badge.find()).as(page.body()).isTrue();
            return waymark.app.baseUrl() + badge.group();
        }

        JsonNode json(String address) throws Exception {
            WebBrowser.Page page = browser.get(address);
            assertThat(page.status()).as(address).isEqualTo(200);
            return MAPPER.readTree(page.body());
        }
    }

    @ParameterizedTest
    @EnumSource(MainFlowIT.On.class)
    void a_badge_keeps_the_issuer_it_was_given_with(MainFlowIT.On on) throws Exception {
        try (Installation waymark = on.start()) {
            Staff staff = Staff.of(waymark);
            PlacedActivity activity = waymark.addActivity("Data quality");
            String before = staff.earn(activity, 0);
            Kept first = Kept.of(before);
            assertThat(first.page()).contains(">Waymark</a>");

            assertThat(staff.send(
                                    staff.university().with("do", "save"),
                                    Map.of(
                                            "logo_file", Pictures.png(1200, 400),
                                            "signature_file", Pictures.jpeg(900, 300)))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(staff.choose("", "johns-hopkins-university").body())
                    .contains("This issuer is on every badge from now on");
            String second = staff.earn(activity, 1);
            Kept university = Kept.of(second);
            assertThat(university.page())
                    .contains(">Johns Hopkins University</a>", "Jane Q. Example, Executive Director", "/logo/");
            assertThat(university.text())
                    .contains("Johns Hopkins University", "Jane Q. Example", "3400 N. Charles Street");
            String issuer = waymark.app.baseUrl() + "/issuers/johns-hopkins-university";
            JsonNode badge = MAPPER.readTree(university.json());
            assertThat(badge.get("issuer").get("id").asText()).isEqualTo(issuer);
            assertThat(staff.json(issuer).get("name"))
                    .isEqualTo(badge.get("issuer").get("name"));

            // Anybody can check it with what stands in it, and so can our own page.
            SignedJWT jwt = SignedJWT.parse(university.jwt());
            assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(issuer);
            JsonNode key = staff.json(jwt.getHeader().getKeyID());
            assertThat(jwt.verify(new RSASSAVerifier(RSAKey.parse(key.toString()))))
                    .isTrue();
            assertThat(staff.json(issuer + "/jwks.json").get("keys").toString())
                    .contains(key.get("kid").asText());
            assertThat(staff.browser().post(verify(staff, university.jwt())).body())
                    .contains("genuine and valid");
            HttpResponse<byte[]> logo = HTTP.send(
                    HttpRequest.newBuilder(URI.create(
                                    badge.get("issuer").get("image").get("id").asText()))
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(logo.statusCode()).isEqualTo(200);
            assertThat(logo.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(logo.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(logo.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("sandbox");

            // An opportunity of other partners, then other people at the university.
            staff.send(
                    staff.browser()
                            .get(staff.admin() + "/issuers/new")
                            .form("/issuers/new")
                            .with("name", "Bureau of <Partners>")
                            .with("do", "save"),
                    Map.of());
            assertThat(staff.choose(OPPORTUNITY, "bureau-of-partners").body()).contains("Bureau of &lt;Partners&gt;");
            WebBrowser.Form edit = Staff.filled(staff.browser()
                    .get(staff.admin() + "/issuers/johns-hopkins-university/edit")
                    .form("/edit"));
            assertThat(staff.send(
                                    edit.with("address", "")
                                            .with("signatory", "Somebody Else")
                                            .with("logo_remove", "yes")
                                            .with("do", "save"),
                                    Map.of())
                            .statusCode())
                    .isEqualTo(303);
            Kept partners = Kept.of(staff.earn(activity, 2));
            assertThat(partners.text()).contains("Bureau of <Partners>").doesNotContain("Johns Hopkins");
            assertThat(staff.choose(OPPORTUNITY, "").body()).contains("follows the program");

            assertThat(Kept.of(before)).isEqualTo(first);
            assertThat(Kept.of(second)).isEqualTo(university);
            assertThat(staff.json(issuer).get("official").asText()).isEqualTo("Somebody Else");
            assertThat(staff.json(issuer).has("image")).isFalse();
            for (String gone : new String[] {
                "/issuers/nobody",
                "/issuers/nobody/jwks.json",
                "/status/nobody",
                "/issuers/johns-hopkins-university/logo/x.png"
            }) {
                assertThat(staff.browser().get(waymark.app.baseUrl() + gone).status())
                        .as(gone)
                        .isEqualTo(404);
            }
            assertThat(staff.json(waymark.app.baseUrl() + "/issuers/waymark")
                            .get("name")
                            .asText())
                    .isEqualTo("Waymark");
        }
    }

    @Test
    void a_form_is_looked_at_first_and_keeps_what_was_typed_and_chosen() throws Exception {
        try (Installation waymark = Installation.onH2()) {
            Staff staff = Staff.of(waymark);
            HttpResponse<byte[]> answer = staff.send(
                    staff.university().with("do", "preview"),
                    Map.of("logo_file", Pictures.png(600, 200), "signature_file", Pictures.png(600, 200)));
            WebBrowser.Page page = page(answer);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Nothing is saved yet.", "data:image/png;base64,iVBOR");
            assertThat(page.body()).contains("value=\"Johns Hopkins University\"", "\nBaltimore, MD 21218</textarea>");
            WebBrowser.Form form = Staff.filled(page.form("/issuers/new"));
            assertThat(form.fields().get("logo")).matches("[0-9a-f]{64}");
            assertThat(staff.issuers().body()).contains("No organization yet");

            WebBrowser.Form elsewhere =
                    new WebBrowser.Form(URI.create(staff.admin() + "/issuers/certificate.pdf"), form.fields());
            HttpResponse<byte[]> pdf = staff.send(elsewhere.with("address", ""), Map.of());
            assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
            assertThat(text(pdf.body())).contains("Alex Sample", "Johns Hopkins University", "Jane Q. Example");

            WebBrowser.Page faulty = page(staff.send(
                    form.with("website", "javascript:alert(1)")
                            .with("email", "x")
                            .with("do", "save"),
                    Map.of()));
            assertThat(faulty.status()).isEqualTo(422);
            assertThat(faulty.body())
                    .contains("starts with https://", "Enter one email address", "javascript:alert(1)");
            assertThat(faulty.form("/issuers/new").fields().get("logo"))
                    .isEqualTo(form.fields().get("logo"));

            for (Map.Entry<byte[], String> bad : Map.of(
                            "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(StandardCharsets.UTF_8),
                            "SVG files can carry programs",
                            "GIF89a".getBytes(StandardCharsets.UTF_8),
                            "not a PNG or JPEG picture",
                            new byte[3 * 1024 * 1024],
                            "larger than 2 MB")
                    .entrySet()) {
                WebBrowser.Page refused =
                        page(staff.send(form.with("do", "save"), Map.of("signature_file", bad.getKey())));
                assertThat(refused.status()).isEqualTo(422);
                assertThat(refused.body()).contains(bad.getValue());
            }
            assertThat(staff.send(form.with("do", "save"), Map.of("logo_file", new byte[7 * 1024 * 1024]))
                            .statusCode())
                    .isBetween(400, 413);
            for (String base : new String[] {"", "-1", "x", "99999999999"}) {
                WebBrowser.Form edit = new WebBrowser.Form(
                        URI.create(staff.admin() + "/issuers/x/edit"),
                        form.with("base", base).fields());
                assertThat(staff.send(edit, Map.of()).statusCode()).as(base).isEqualTo(400);
            }
            assertThat(staff.issuers().body()).contains("No organization yet");
        }
    }

    @Test
    void the_second_of_two_is_told_what_the_first_changed_and_an_earlier_state_comes_back() throws Exception {
        try (Installation waymark = Installation.onH2()) {
            Staff staff = Staff.of(waymark);
            staff.send(staff.university().with("do", "save"), Map.of("logo_file", Pictures.png(600, 200)));
            String page = staff.admin() + "/issuers/johns-hopkins-university";
            WebBrowser.Form one =
                    Staff.filled(staff.browser().get(page + "/edit").form("/edit"));
            WebBrowser.Form other = one;
            staff.send(one.with("signatory", "First Person").with("do", "save"), Map.of());
            WebBrowser.Page told = page(staff.send(other.with("role", "Dean").with("do", "save"), Map.of()));
            assertThat(told.status()).isEqualTo(409);
            assertThat(told.body())
                    .contains("First Person", "Jane Q. Example", "if you save again, yours replace them");
            assertThat(told.body()).contains("value=\"Dean\"");
            assertThat(told.form("/edit").fields()).containsEntry("base", "2");
            assertThat(staff.send(
                                    Staff.filled(told.form("/edit"))
                                            .with("role", "Dean")
                                            .with("do", "save"),
                                    Map.of())
                            .statusCode())
                    .isEqualTo(303);

            WebBrowser.Page history = staff.browser().get(page + "/history");
            assertThat(history.body()).contains("Change 3", "First Person", "Dean", "administrator link");
            WebBrowser.Form restore = history.form("/restore").with("number", "1");
            assertThat(staff.browser().post(restore).body()).contains("The earlier state is back", "Change 4");
            assertThat(staff.json(waymark.app.baseUrl() + "/issuers/johns-hopkins-university")
                            .get("official")
                            .asText())
                    .isEqualTo("Jane Q. Example");
            assertThat(staff.browser().post(restore).body())
                    .as("from a page that is out of date")
                    .contains("Nothing was changed");
            assertThat(staff.choose("nothing", "johns-hopkins-university").body())
                    .contains("Nothing was changed");
            assertThat(staff.choose("", "nobody").body()).contains("Nothing was changed");
            staff.choose("", "johns-hopkins-university");
            WebBrowser.Page back = staff.choose("", "waymark");
            assertThat(back.body()).containsOnlyOnce("Choose this again: The program: Johns Hopkins University");
            WebBrowser.Form again = new WebBrowser.Form(
                            back.form("/issuers/choose").action(),
                            back.form("/issuers/choose").fields())
                    .with("issuer", "johns-hopkins-university");
            assertThat(staff.browser().post(again).body())
                    .contains(">The program</span>", "This issuer is on every badge");
            assertThat(staff.choose("", "").body()).contains("Nothing was changed");
        }
    }

    /** All that anybody can see of a badge. */
    private record Kept(String page, String json, String jwt, String text, int pdf) {
        static Kept of(String badge) throws Exception {
            byte[] pdf = bytes(badge + "/certificate.pdf");
            return new Kept(
                    // Each showing has an id of its own for the log.
                    string(bytes(badge)),
                    string(bytes(badge + "/credential.json")),
                    string(bytes(badge + "/credential.jwt")),
                    IssuerIT.text(pdf),
                    java.util.Arrays.hashCode(pdf));
        }

        private static byte[] bytes(String address) throws Exception {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray())
                    .body();
        }

        private static String string(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static WebBrowser.Form verify(Staff staff, String jwt) {
        return staff.browser()
                .get(staff.waymark().app.baseUrl() + "/verify")
                .form("/verify")
                .with("jwt", jwt);
    }

    private static WebBrowser.Page page(HttpResponse<byte[]> answer) {
        return new WebBrowser.Page(
                answer.uri(),
                answer.statusCode(),
                answer.headers().map(),
                new String(answer.body(), StandardCharsets.UTF_8));
    }
}
