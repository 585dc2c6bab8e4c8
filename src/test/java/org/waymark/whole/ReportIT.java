package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.people.CityId;
import org.waymark.report.CityReport;
import org.waymark.report.Edition;
import org.waymark.report.Period;
import org.waymark.store.TestDatabase;

/** Reports of a period through the whole product: what they say, that they stay, and what a correction says. */
class ReportIT {
    private static final String CITY = "City of Springfield";
    private static final Period THIRD = Period.quarterOf(LocalDate.of(2025, 7, 1));
    private static final Period FOURTH = Period.quarterOf(LocalDate.of(2025, 10, 1));

    /** In the past, because what waits for its turn is due by the clock of the machine. */
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2025-08-10T10:00:00Z"));

    private Installation waymark;
    private WebBrowser browser;
    private String admin;

    @AfterEach
    void ends() {
        waymark.close();
    }

    private void start(TestDatabase kind) {
        waymark = Installation.on(kind, clock::get);
        enter();
    }

    /** Enters the administration; a session ends after some hours. */
    private void enter() {
        browser = new WebBrowser();
        admin = AdminIT.enter(waymark, browser).address().toString();
    }

    private void mark(String city, String kind, String day, String... codes) {
        String page = browser.post(
                        browser.get(admin + "/cities").form("/cities").with("city", city))
                .address()
                .toString()
                .replaceAll("\\?.*", "");
        WebBrowser.Page file = browser.get(page);
        WebBrowser.Form form = file.form("/marks").with("day", day).with("evidence", "");
        List<Map.Entry<String, String>> ticks = new java.util.ArrayList<>();
        for (String name : List.of("claimed", "confirmed")) {
            for (String code : form.fields().get("was-" + name).strip().split(" +")) {
                if (!code.isEmpty()) {
                    ticks.add(Map.entry(name, code));
                }
            }
        }
        for (String code : codes) {
            ticks.add(Map.entry(kind, code));
        }
        assertThat(browser.postAll(form, ticks).status()).isEqualTo(200);
    }

    private void complete(int people) {
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), people);
        var activity = room.withColumn("An activity");
        String code = waymark.app.journeys.admin.manageCities.addCode(CITY).shown();
        for (int i = 0; i < people; i++) {
            WebBrowser learner = new WebBrowser();
            WebBrowser.Page page = room.launch(learner, room.learner(i), activity);
            page = learner.post(page.form("/join").with("code", code));
            learner.post(page.form("/complete").with("completed", "yes"));
        }
    }

    /** Presses the button and waits until the reports are there. */
    private String make(Period period) {
        WebBrowser.Page asked = browser.get(admin + "/reports");
        return wait(browser.post(asked.form("/reports")
                .with("from", period.from().toString())
                .with("to", period.to().toString())));
    }

    private String wait(WebBrowser.Page watching) {
        assertThat(watching.status()).as(watching.body()).isEqualTo(200);
        String page = watching.address().toString();
        Wait.until(
                Duration.ofSeconds(30),
                () -> browser.get(page).body().contains("Read the reports"),
                () -> browser.get(page).body());
        Matcher link = Pattern.compile("href=\"([^\"]+/reports/[0-9-]+)\"")
                .matcher(browser.get(page).body());
        assertThat(link.find()).isTrue();
        return waymark.app.baseUrl() + link.group(1);
    }

    private String cityPage(String period, String city) {
        Matcher link = Pattern.compile("href=\"([^\"]+)\">" + city)
                .matcher(browser.get(period).body());
        assertThat(link.find()).as(browser.get(period).body()).isTrue();
        return waymark.app.baseUrl() + link.group(1);
    }

    private byte[] bytes(String address) throws Exception {
        StringBuilder cookies = new StringBuilder();
        browser.cookiesOf(URI.create(address))
                .forEach((name, value) ->
                        cookies.append(name).append('=').append(value).append("; "));
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Cookie", cookies.toString())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_quarter_says_what_changed_and_stays_as_it_was_made(TestDatabase kind) throws Exception {
        start(kind);
        mark(CITY, "confirmed", "2025-08-10", "DG1", "DG2");
        mark(CITY, "claimed", "2025-08-10", "OD1");
        complete(6);
        assertThat(browser.post(browser.get(admin + "/reports")
                                .form("/reports")
                                .with("from", "2025-07-01")
                                .with("to", "2025-09-30"))
                        .body())
                .contains("This period has not ended yet");
        clock.set(Instant.parse("2025-10-05T10:00:00Z"));
        enter();
        String period = make(THIRD);
        assertThat(browser.get(admin + "/reports").body()).contains("Quarter 3 of 2025");
        assertThat(browser.get(period).body())
                .contains("Quarter 3 of 2025", CITY, "2 of 45", "6 people", "+2")
                .contains("Edition 1, with what was known on October 5, 2025");
        String city = cityPage(period, CITY);
        String page = browser.get(city).body();
        assertThat(page)
                .contains("The city has 2 points of 45", "2 more than before", "6 people completed something")
                .containsSubsequence("Confirmed by the assessment", "DG1", "DG2", "Claimed by the city", "OD1")
                .contains("September 30, 2025: 2", "Support is not confirmation")
                .doesNotContain("Learner0");

        byte[] pdf = bytes(city + "/report.pdf");
        assertThat(bytes(city + "/report.pdf")).isEqualTo(pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(CITY, "July 1, 2025 – September 30, 2025", "2 of 45", "DG1", "Points over time");
            assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Waymark");
        }
        String csv = browser.get(city + "/report.csv").body();
        assertThat(csv).contains("standing,points,,0,2", "learners,,,,6").contains(",DG1,");
        assertThat(browser.get(period + "/cities.csv").body()).contains(CITY + ",1,0,2,45");

        // Later knowledge changes nothing that was reported.
        clock.set(Instant.parse("2025-10-20T10:00:00Z"));
        enter();
        mark(CITY, "confirmed", "2025-09-15", "OD1");
        String cities = browser.get(admin + "/reports/" + THIRD + "/cities.csv").body();
        waymark.app.journeys.admin.manageCities.addCode("City of Capital City");
        String again = make(THIRD);
        assertThat(browser.get(again + "/cities.csv").body()).isEqualTo(cities);
        city = cityPage(again, CITY);
        assertThat(bytes(city + "/report.pdf")).isEqualTo(pdf);
        assertThat(browser.get(city + "/report.csv").body()).isEqualTo(csv);

        WebBrowser.Page shown = browser.get(again);
        String corrected = wait(browser.post(shown.form("/reports")));
        city = cityPage(corrected, CITY);
        assertThat(browser.get(corrected).body()).contains("Corrected since the first edition: " + CITY);
        assertThat(browser.get(city).body())
                .contains("Corrected: an earlier edition said otherwise", "Points: 3 instead of 2")
                .contains("OD1: a point instead of claimed", "Edition 2");
        assertThat(bytes(city + "/report.pdf?edition=1"))
                .as("the first edition is still there")
                .isEqualTo(pdf);
        assertThat(bytes(city + "/report.pdf")).isNotEqualTo(pdf);
        assertThat(browser.get(city + "/report.pdf?edition=3").status()).isEqualTo(404);

        clock.set(Instant.parse("2026-01-10T10:00:00Z"));
        enter();
        String next = make(FOURTH);
        city = cityPage(next, CITY);
        assertThat(browser.get(city).body())
                .contains("Nothing has changed since the report until September 30, 2025", "3 of 45")
                .contains("September 30, 2025: 3", "December 31, 2025: 3")
                .contains("Nobody completed anything");
    }

    @Test
    void a_lead_reads_the_reports_of_the_own_city_and_of_no_other() {
        start(TestDatabase.H2);
        Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 2);
        var activity = room.withColumn("An activity");
        Map<String, WebBrowser> leads = new java.util.LinkedHashMap<>();
        Map<String, String> sessions = new java.util.HashMap<>();
        int number = 0;
        for (String city : List.of(CITY, "City of Shelbyville")) {
            String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
            String page = browser.post(
                            browser.get(admin + "/cities").form("/cities").with("city", city))
                    .address()
                    .toString()
                    .replaceAll("\\?.*", "");
            WebBrowser lead = new WebBrowser();
            WebBrowser.Page open = room.launch(lead, room.learner(number), activity);
            String session = open.address().toString().replaceAll("(/s/[^/?]+).*", "$1");
            lead.post(open.form("/join").with("code", code));
            browser.post(browser.get(page + "?lead=" + room.learner(number++).familyName())
                    .form("/leads"));
            assertThat(lead.get(session + "/city/reports").body()).contains("There is no report of your city yet");
            leads.put(city, lead);
            sessions.put(city, session);
        }
        mark(CITY, "confirmed", "2025-08-10", "DG1");
        clock.set(Instant.parse("2025-10-05T10:00:00Z"));
        enter();
        make(THIRD);
        clock.set(Instant.parse("2025-08-10T11:00:00Z"));
        for (String city : leads.keySet()) {
            WebBrowser lead = leads.get(city);
            String reports = sessions.get(city) + "/city/reports";
            assertThat(lead.get(reports).body()).contains("Quarter 3 of 2025");
            String other = city.equals(CITY) ? "City of Shelbyville" : CITY;
            assertThat(lead.get(reports + "/" + THIRD).body())
                    .contains(city, city.equals(CITY) ? "1 point of 45" : "0 points of 45")
                    .doesNotContain(other);
            assertThat(lead.get(reports + "/" + THIRD + "/report.csv").body())
                    .contains("report,edition," + city)
                    .doesNotContain(other);
            assertThat(lead.get(reports + "/" + FOURTH).status()).isEqualTo(404);
        }
    }

    @Test
    void a_lead_has_the_reports_mailed_and_whoever_reads_the_letter_ends_them() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            waymark = Installation.withMail(clock::get, mail.getSmtp().getPort());
            enter();
            Classroom room = new Classroom(waymark.lms, waymark.app.baseUrl(), 1);
            String code = waymark.app.journeys.admin.manageCities.addCode(CITY).shown();
            WebBrowser lead = new WebBrowser();
            WebBrowser.Page open = room.launch(lead, room.learner(0), room.withColumn("An activity"));
            String session = open.address().toString().replaceAll("(/s/[^/?]+).*", "$1");
            lead.post(open.form("/join").with("code", code));
            browser.post(browser.get(cityPage(admin + "/cities", CITY) + "?lead="
                            + room.learner(0).familyName())
                    .form("/leads"));
            WebBrowser.Form form = lead.get(session + "/city/reports").form("/city/reports");
            assertThat(lead.post(form.with("address", "a@b@c")).body()).contains("one email address", "a@b@c");
            assertThat(lead.post(form.with("address", "ada@city.example")).body())
                    .contains("You get the next report by mail", "ada@city.example");
            clock.set(Instant.parse("2025-10-05T10:00:00Z"));
            enter();
            make(THIRD);
            Wait.until(
                    Duration.ofSeconds(20),
                    () -> mail.getReceivedMessages().length == 1,
                    () -> "no letter about the report");
            String letter = mail.getReceivedMessages()[0].getContent().toString();
            assertThat(mail.getReceivedMessages()[0].getSubject()).startsWith("Report of " + CITY);
            assertThat(letter).contains("0 points of 45, after 0", "No level yet");
            String pdf = letter.replaceAll("(?s).*(http\\S+/report\\.pdf).*", "$1");
            assertThat(new String(bytes(pdf), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            assertThat(new WebBrowser()
                            .get(pdf.replace(THIRD.toString(), FOURTH.toString()))
                            .status())
                    .isEqualTo(404);
            String stop = letter.replaceAll("(?s).*(http\\S+/mail/stop/\\S+).*", "$1");
            WebBrowser stranger = new WebBrowser();
            assertThat(stranger.get(stop).body()).contains("You get the reports of this city by mail");
            assertThat(stranger.post(stranger.get(stop).form("/stop/" + stop.replaceAll(".*/", "")))
                            .body())
                    .contains("No more of these letters are sent");
            clock.set(Instant.parse("2026-01-05T10:00:00Z"));
            enter();
            make(FOURTH);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(new WebBrowser().get(pdf).status()).isEqualTo(200);
            browser.post(browser.get(cityPage(admin + "/cities", CITY)).form("/leads/end"));
            assertThat(new WebBrowser().get(pdf).status())
                    .as("the lead is none any more")
                    .isEqualTo(404);
        } finally {
            mail.stop();
        }
    }

    @Test
    void small_numbers_are_hidden_and_what_is_no_period_is_refused() {
        start(TestDatabase.H2);
        complete(3);
        clock.set(Instant.parse("2025-10-05T10:00:00Z"));
        enter();
        String period = make(THIRD);
        String city = cityPage(period, CITY);
        assertThat(browser.get(city).body()).contains("Fewer than 5 people completed something", "fewer than 5 people");
        assertThat(browser.get(city + "/report.csv").body()).contains("learners,,,,1-4");
        assertThat(browser.get(period).body()).contains("fewer than 5 people");
        for (String odd : List.of("2025-09-30--2025-07-01", "2025-07-01", "x--y", "1000-01-01--2025-09-30")) {
            assertThat(browser.get(admin + "/reports/" + odd).status()).as(odd).isEqualTo(404);
        }
        assertThat(browser.get(admin + "/reports/2024-07-01--2024-09-30").status())
                .as("never made")
                .isEqualTo(404);
        WebBrowser.Page wrong = browser.post(browser.get(admin + "/reports")
                .form("/reports")
                .with("from", "2025-09-30")
                .with("to", "2025-07-01"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("enter a first and a last day");
        assertThat(browser.get(city + "/report.exe").status()).isEqualTo(404);
        assertThat(browser.get(admin + "/audit").body()).contains("Had reports made");
    }

    @Test
    void many_cities_are_reported_in_steps_that_go_on_where_they_stopped() {
        start(TestDatabase.H2);
        for (int i = 0; i < 45; i++) {
            waymark.app.journeys.admin.manageCities.addCode("City " + i);
        }
        clock.set(Instant.parse("2025-10-05T10:00:00Z"));
        enter();
        String period = make(THIRD);
        assertThat(browser.get(period).body()).contains("City 44", "Nobody completed anything");
        assertThat(browser.get(period + "/cities.csv").body().lines()).hasSize(46);
        List<Edition<CityReport>> editions = waymark.app.journeys.reports.viewReports.list(
                new CityId(java.util.UUID.fromString(cityPage(period, "City 44").replaceAll(".*/", ""))), THIRD);
        assertThat(editions).hasSize(1);
    }
}
