package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.certification.Browser.Form;
import org.waymark.certification.Browser.Page;
import org.waymark.journey.standing.MarkCriteria.Marking;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.progress.city.Mark;
import org.waymark.standard.CriterionCode;

/** What somebody meets who tries Waymark for the first time. */
class FirstMinutesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Installation waymark;
    private static Classroom room;
    private static PlacedActivity activity;
    private static String credential;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 6);
        activity = room.withColumn("First minutes");
        Page done = room.complete(room.learner(0), activity);
        credential = waymark.app.baseUrl() + done.body().replaceAll("(?s).*(/credentials/[0-9a-f-]{36}).*", "$1");
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    private static HttpResponse<byte[]> get(String address) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> file(String name) throws Exception {
        return get(credential + name);
    }

    private static Page verify(String typed) {
        return new WebBrowser().postOnce(new Form(URI.create(waymark.app.baseUrl() + "/verify"), Map.of("jwt", typed)));
    }

    private static String verifyFile(byte[] content) throws Exception {
        byte[] head =
                "--part\r\nContent-Disposition: form-data; name=\"jwt\"\r\n\r\n\r\n--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b\"\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] body = new byte[head.length + content.length + end.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(end, 0, body, head.length + content.length, end.length);
        HttpRequest request = HttpRequest.newBuilder(URI.create(waymark.app.baseUrl() + "/verify"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header("Accept", "text/html")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void a_badge_is_checked_by_its_code_its_address_its_text_or_its_file() throws Exception {
        String jwt = new String(file("/credential.jwt").body(), StandardCharsets.US_ASCII);
        assertThat(verify("  " + jwt + "\n").body()).contains(">Valid<", "genuine and valid");
        for (String address : List.of(
                credential,
                credential + "/badge.png",
                credential + "?utm_source=mail#top",
                "<" + credential + ">",
                credential.replaceFirst("http://", ""),
                credential.replaceFirst("http://", "https://"))) {
            Page page = verify(address);
            assertThat(page.status()).as(address).isEqualTo(303);
            assertThat(credential).endsWith(page.header("location").orElseThrow());
        }
        String printed;
        try (PDDocument certificate = Loader.loadPDF(file("/certificate.pdf").body())) {
            printed = new PDFTextStripper().getText(certificate);
        }
        String code = printed.replaceAll(
                "(?s).*?(?<![0-9a-zA-Z-])([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})(?![0-9a-zA-Z-]).*", "$1");
        for (String typed : List.of(code, code.toLowerCase(Locale.ROOT).replace("-", " "))) {
            assertThat(credential).endsWith(verify(typed).header("location").orElseThrow());
        }
        for (String name :
                List.of("/credential.jwt", "/credential.json", "/badge.png", "/badge.svg", "/certificate.pdf")) {
            assertThat(verifyFile(file(name).body())).as(name).contains(">Valid<");
        }
        String json = new String(file("/credential.json").body(), StandardCharsets.UTF_8);
        assertThat(verify(json.replaceFirst("\"proof\":\\{[^}]*\\},?", "\"tag\":1,")
                                .replace(",\"tag\":1,}", "}"))
                        .body())
                .contains(">Not signed<", "See the badge", "/credentials/");
        assertThat(verify(json.replace("\"awardedDate\":\"2", "\"awardedDate\":\"1"))
                        .body())
                .contains(">Not verified<");
    }

    @Test
    void a_credential_of_another_issuer_is_checked_too() throws Exception {
        Path folder = Path.of("src/test/resources/proof/npm");
        String json = Files.readString(folder.resolve("badge-eddsa-rdfc-2022.json"));
        assertThat(verifyFile(json.getBytes(StandardCharsets.UTF_8)))
                .contains(">Valid<", "Budgeting", "did:key:", "École des données");
        assertThat(verify(json.replace("\"Budgeting\"", "\"Budget\"")).body())
                .contains(">Not verified<", "changed or forged");
        assertThat(verifyFile(Files.readAllBytes(folder.resolve("badge-ES256.jwt"))))
                .contains(">Valid<");
        assertThat(verifyFile(Files.readAllBytes(folder.resolve("badge-expired.json"))))
                .contains(">Genuine, but expired<");
        for (String inside :
                List.of("http://169.254.169.254/latest", "https://10.1.2.3/a", waymark.app.baseUrl() + "/")) {
            assertThat(verify(inside).body()).contains(">Not checked<");
        }
    }

    @Test
    void what_is_no_badge_is_called_so_and_what_is_false_is_not_valid() throws Exception {
        String jwt = new String(file("/credential.jwt").body(), StandardCharsets.US_ASCII);
        Map<String, String> verdicts = new LinkedHashMap<>();
        verdicts.put("hello", "Not a credential");
        verdicts.put("{}", "Not a credential");
        verdicts.put("{\"a\":".repeat(15_000), "Not a credential");
        verdicts.put("{\"id\":" + "[".repeat(45_000) + "]".repeat(45_000) + "}", "Not a credential");
        verdicts.put("eyJhbGciOiJSUzI1NiJ9.e30.AAAA", "Not a credential");
        verdicts.put(jwt.substring(0, jwt.length() / 2), "Not a credential");
        verdicts.put("https://elsewhere.example/credentials/1", "Not checked");
        verdicts.put(waymark.app.baseUrl() + "/credentials/00000000-0000-0000-0000-000000000000", "Not known here");
        verdicts.put("0123-4567-89AB", "Not known here");
        verdicts.put("", "Nothing to check");
        String[] parts = jwt.split("\\.", -1);
        verdicts.put(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()), "Not verified");
        for (Map.Entry<String, String> one : verdicts.entrySet()) {
            Page page = verify(one.getKey());
            assertThat(page.status()).as(one.getKey()).isEqualTo(200);
            assertThat(page.body()).as(one.getKey()).contains(">" + one.getValue() + "<");
        }
        assertThat(verifyFile(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0}))
                .contains(">Not a credential<");
    }

    @Test
    void files_say_what_they_are_and_no_picture_has_a_character_set() throws Exception {
        Map<String, String> types = Map.of(
                "/credential.jwt", "application/vc+jwt",
                "/badge.png", "image/png",
                "/badge.svg", "image/svg+xml",
                "/certificate.pdf", "application/pdf");
        for (Map.Entry<String, String> one : types.entrySet()) {
            assertThat(file(one.getKey()).headers().firstValue("content-type"))
                    .as(one.getKey())
                    .contains(one.getValue());
        }
        assertThat(get(waymark.app.baseUrl() + "/assets/waymark.svg").headers().firstValue("content-type"))
                .contains("image/svg+xml");
    }

    @Test
    void one_button_completes() {
        WebBrowser browser = new WebBrowser();
        Page page = room.launch(browser, room.learner(1), activity);
        // What the leads of a city may see is a question of its own, in the form that joins the city.
        assertThat(page.body().replace("<input id=\"share\" type=\"checkbox\"", ""))
                .doesNotContain("type=\"checkbox\"");
        assertThat(browser.post(page.form("/complete")).body()).contains("Completed on", "/credentials/");
    }

    @Test
    void the_earlier_person_of_a_browser_reads_why_and_how_to_go_on() {
        WebBrowser browser = new WebBrowser();
        Page first = room.launch(browser, room.learner(2), activity);
        room.launch(browser, room.learner(3), activity);
        Page ended = browser.get(first.address().toString());
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.body())
                .contains("omeone else has opened Waymark in this browser since", "Then you can continue as yourself")
                .contains("href=\"" + waymark.lms.baseUrl() + "\" target=\"_top\"");
        assertThat(new WebBrowser().get(first.address().toString()).body())
                .as("in a browser that never had a session")
                .contains("this address comes from another browser")
                .doesNotContain("continue as yourself");
    }

    @Test
    void the_bars_of_a_city_show_each_criterion_s_own_state() {
        String city = "City of Bars";
        String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
        mark(city, Mark.Kind.CLAIMED, "DG1");
        mark(city, Mark.Kind.CONFIRMED, "DG2");
        WebBrowser browser = new WebBrowser();
        Page page = room.launch(browser, room.learner(4), activity);
        page = browser.post(page.form("/join").with("code", code));
        String session = page.address().toString();
        browser.post(page.form("/complete"));
        String body = browser.get(session + "/city").body();
        assertThat(body).contains("DG1 claimed, DG2 confirmed, DG3 supported, DG4 open, DG5 supported");
        String bar = body.substring(body.indexOf("DG1 claimed"));
        bar = bar.substring(0, bar.indexOf("</li>"));
        assertThat(bar.split("class=\"cell claimed\"", -1)).hasSize(2);
        assertThat(bar.split("class=\"cell confirmed\"", -1)).hasSize(2);
        assertThat(bar.split("class=\"cell supported\"", -1)).hasSize(3);
        assertThat(body).contains("Confirmed without a claim");
    }

    @Test
    void everyone_was_there_with_one_button_and_the_enter_key_marks_nobody() {
        Person teacher = room.teacher;
        PlacedActivity sprint = waymark.lms.addActivity(
                room.course,
                "A Sprint",
                waymark.app.baseUrl() + "/lti/launch",
                Map.of("waymark_run", "trial-in-a-box-2019-01-16"),
                null);
        WebBrowser browser = new WebBrowser();
        String session = room.launch(browser, teacher, sprint).address().toString();
        Page page = browser.get(session + "/attendance");
        String firstButton = page.body().replaceAll("(?s).*<form[^>]*/attendance.*?(<button[^>]*>).*", "$1");
        assertThat(firstButton).doesNotContain("everyone");
        String number = page.body().replaceAll("(?s).*?name=\"everyone\" value=\"(\\d+)\".*", "$1");
        List<Map.Entry<String, String>> fields = new java.util.ArrayList<>(hidden(page));
        fields.add(Map.entry("everyone", number));
        Form form = page.form("/attendance?page=0");
        page = browser.postAll(
                new Form(form.action(), Map.of("_csrf", form.fields().get("_csrf"))), fields);
        assertThat(page.body()).contains("Saved for").doesNotContain("Nothing changed");
        int present = page.body().split("value=\"" + number + ":[^\"]*\" checked", -1).length - 1;
        int people = page.body().split("name=\"row\"", -1).length - 1;
        assertThat(present).isEqualTo(people).isGreaterThan(3);
    }

    private static List<Map.Entry<String, String>> hidden(Page page) {
        return java.util.regex.Pattern.compile("name=\"(row|former)\" value=\"([^\"]*)\"")
                .matcher(page.body())
                .results()
                .map(found -> Map.entry(found.group(1), found.group(2)))
                .toList();
    }

    @Test
    void who_teaches_is_not_offered_for_approval_and_not_taken() {
        // As Moodle does, the list names a non-editing teacher as a learner.
        Person tutor = waymark.lms.person(Person.Station.TUTOR);
        Person boss = waymark.lms.person(Person.Station.INSTRUCTOR);
        PlacedActivity shared = waymark.addActivity("With a tutor");
        waymark.launch(new WebBrowser(), waymark.learner(3), shared);
        WebBrowser browser = new WebBrowser();
        Page page = waymark.launch(browser, boss, shared);
        String address = page.address().toString();
        Wait.until(
                Duration.ofSeconds(20),
                () -> browser.get(address).says(tutor.name()),
                () -> "the list was not read: " + browser.get(address).body());
        page = browser.get(address);
        assertThat(page.body())
                .contains("aria-label=\"Approve " + waymark.learner(3).name())
                .doesNotContain("aria-label=\"Approve " + tutor.name());
        waymark.launch(new WebBrowser(), tutor, shared);
        page = browser.get(address);
        assertThat(page.body()).doesNotContain(tutor.name());
        assertThat(browser.postOnce(page.form("/approve").with("member", tutor.id()))
                        .status())
                .isEqualTo(400);
    }

    private static void mark(String city, Mark.Kind kind, String criterion) {
        waymark.app.journeys.standings.markCriteria.mark(
                city, new Marking(kind, List.of(new CriterionCode(criterion)), null, null, false, "", ""));
    }
}
