package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.TestDatabase;

/** A city shows its progress to anybody by the word of its lead, and not a moment longer. */
class OpenCityIT {
    private static final String CITY = "City of <b>Springfield</b> & Söhne";
    private static final String SLUG = "city-of-b-springfield-b-sohne";

    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
    private Installation waymark;
    private WebBrowser staff;
    private String cities;
    private Classroom room;
    private PlacedActivity activity;
    private WebBrowser lead;
    private String session;

    @AfterEach
    void ends() {
        waymark.close();
    }

    private void start(TestDatabase kind) {
        waymark = Installation.on(kind, clock::get);
        staff = new WebBrowser();
        cities = AdminIT.enter(waymark, staff).address() + "/cities";
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 3);
        activity = room.withColumn("An activity");
        lead = new WebBrowser();
        session = join(lead, 0, CITY);
        staff.post(staff.get(cityPage(CITY) + "?lead=" + room.learner(0).familyName())
                .form("/leads"));
    }

    private String cityPage(String name) {
        return staff.post(staff.get(cities).form("/cities").with("city", name))
                .address()
                .toString()
                .replaceAll("\\?.*", "");
    }

    private String join(WebBrowser browser, int learner, String city) {
        String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
        WebBrowser.Page open = room.launch(browser, room.learner(learner), activity);
        browser.post(open.form("/join").with("code", code));
        return open.address().toString().replaceAll("(/s/[^/?]+).*", "$1");
    }

    private WebBrowser.Page anybody(String page) {
        return new WebBrowser().get(waymark.app.baseUrl() + page);
    }

    private WebBrowser.Page press(String suffix, Map<String, String> fields) {
        WebBrowser.Form form = lead.get(session + "/city/public").form(suffix);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return lead.post(form);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_city_is_shown_by_its_lead_with_stories_and_pictures_and_gone_at_once(TestDatabase kind) throws Exception {
        start(kind);
        assertThat(anybody("/cities").body()).contains("No city shows its progress yet");
        assertThat(anybody("/cities/" + SLUG).status()).isEqualTo(404);
        assertThat(lead.get(session + "/city/public").body()).contains("is not public");

        assertThat(press("/city/public", Map.of()).body()).contains("is public now");
        String page = anybody("/cities/" + SLUG).body();
        assertThat(page)
                .contains("City of &lt;b&gt;Springfield&lt;/b&gt; &amp; Söhne", "No level yet", "0 of 45 points")
                .contains("Its people have not earned a badge yet")
                .contains("property=\"og:image\" content=\"" + waymark.app.baseUrl() + "/cities/" + SLUG
                        + "/progress.png\"")
                .doesNotContain("<b>Springfield", room.learner(0).name());
        assertThat(anybody("/cities").body()).contains("/cities/" + SLUG);

        assertThat(press("/stories", Map.of("title", " ", "text", "x")).status())
                .isEqualTo(422);
        assertThat(press("/stories", Map.of("title", "<script>alert(1)</script>", "text", "One\n\nTwo"))
                        .body())
                .contains("The story is told");
        assertThat(anybody("/cities/" + SLUG).body())
                .contains("&lt;script&gt;alert(1)", "<p>One</p>", "<p>Two</p>")
                .doesNotContain("<script>alert(1)");
        pictures();

        press("/stories/remove", Map.of());
        assertThat(anybody("/cities/" + SLUG).body()).doesNotContain("Two");
        assertThat(press("/city/public", Map.of()).body()).contains("is not public any more");
        for (String gone : new String[] {"", "/progress.png", "/progress.svg"}) {
            assertThat(anybody("/cities/" + SLUG + gone).status()).as(gone).isEqualTo(404);
        }
        assertThat(anybody("/cities").body()).doesNotContain(SLUG);
        assertThat(staff.get(cities.replace("/cities", "/audit")).body())
                .contains("Showed a city’s progress to everybody", "Ended that a city’s progress is shown");

        press("/city/public", Map.of());
        assertThat(anybody("/cities/" + SLUG).status()).as("under its name").isEqualTo(200);
        staff.post(staff.get(cityPage(CITY)).form("/leads/end"));
        assertThat(anybody("/cities/" + SLUG).status())
                .as("nobody is left who could take it back")
                .isEqualTo(404);
        assertThat(lead.get(session + "/city/public").status()).isEqualTo(403);
    }

    private void pictures() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        URI at = URI.create(waymark.app.baseUrl() + "/cities/" + SLUG + "/progress.png");
        HttpResponse<byte[]> png =
                http.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofByteArray());
        var image = ImageIO.read(new ByteArrayInputStream(png.body()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        URI vector = URI.create(waymark.app.baseUrl() + "/cities/" + SLUG + "/progress.svg");
        HttpResponse<String> svg =
                http.send(HttpRequest.newBuilder(vector).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(svg.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(svg.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        assertThat(svg.body())
                .contains("<title id=\"title\">City of &lt;b&gt;Springfield", "No level yet")
                .doesNotContain("<b>", "<script");
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabase.class, names = "H2")
    void two_cities_of_like_names_have_addresses_of_their_own_and_a_learner_switches_nothing(TestDatabase kind) {
        start(kind);
        press("/city/public", Map.of());
        WebBrowser other = new WebBrowser();
        String others = join(other, 1, "City of b Springfield b Sohne");
        assertThat(other.get(others + "/city/public").status()).isEqualTo(403);
        staff.post(staff.get(cityPage("City of b Springfield b Sohne") + "?lead="
                        + room.learner(1).familyName())
                .form("/leads"));
        other.post(other.get(others + "/city/public").form("/city/public"));
        assertThat(anybody("/cities/" + SLUG + "-2").body()).contains("City of b Springfield b Sohne");
        assertThat(anybody("/cities/" + SLUG).body()).doesNotContain("City of b Springfield b Sohne");
    }
}
