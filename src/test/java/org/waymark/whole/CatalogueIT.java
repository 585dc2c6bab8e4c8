package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.whole.Calendars.meeting;
import static org.waymark.whole.Calendars.opportunity;
import static org.waymark.whole.Calendars.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.certification.Browser.Page;
import org.waymark.learning.Catalogue;
import org.waymark.learning.Opportunity;
import org.waymark.learning.OpportunityKind;
import org.waymark.learning.Run;
import org.waymark.learning.RunState;
import org.waymark.store.Database;

/** The public catalogue over real HTTP: what is found, what a page tells, and what it never tells. */
class CatalogueIT {
    private static final String HOSTILE = "</script><script>alert(1)</script>\"'&<img src=x onerror=alert(2)>";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Opportunity SPRINT = opportunity("night-sprint", "Café Núñez nights", OpportunityKind.SPRINT);
    private static final Opportunity COURSE = opportunity("day-course", "Daylight", OpportunityKind.COURSE);
    private static final Opportunity EVIL = opportunity("evil", HOSTILE, OpportunityKind.WORKSHOP);

    private static Installation waymark;
    private static String catalogue;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
        catalogue = waymark.app.baseUrl() + "/catalogue";
        List<Run> runs = List.of(
                run(
                        "coming",
                        SPRINT,
                        TODAY.plusDays(21),
                        TODAY.plusDays(40),
                        RunState.PUBLISHED,
                        List.of(
                                meeting(TODAY.plusDays(21), "Kick-off"),
                                Calendars.week(TODAY.plusDays(28), "Office hours"))),
                run("soon", COURSE, TODAY.plusDays(3), TODAY.plusDays(9)),
                run("running", COURSE, TODAY.minusDays(8), TODAY.plusDays(19)),
                run("over", COURSE, TODAY.minusDays(60), TODAY.minusDays(30)),
                // An opportunity may have the slug of a run, and the other way round.
                run("day-course", SPRINT, TODAY.minusDays(90), TODAY.minusDays(80)),
                run("draft", COURSE, TODAY.plusDays(5), null, RunState.DRAFT, List.of()),
                run(
                        "later",
                        COURSE,
                        TODAY.plusDays(6),
                        null,
                        RunState.DRAFT.publishedAt(Instant.now().plusSeconds(86_400)),
                        List.of()),
                run("cancelled", COURSE, TODAY.plusDays(7), null, Calendars.cancelled(TODAY), List.of()),
                run(
                        "postponed",
                        COURSE,
                        TODAY.plusDays(30),
                        null,
                        RunState.PUBLISHED.postponed(TODAY.plusDays(2)),
                        List.of()),
                Calendars.selfPaced("always", COURSE, TODAY.minusDays(400)),
                run("evil-run", EVIL, TODAY.plusDays(50), null));
        Catalogue store = new Catalogue();
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle -> {
                List.of(SPRINT, COURSE, EVIL).forEach(one -> store.put(handle, one));
                runs.forEach(one -> store.put(handle, one));
            });
        }
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @Test
    void what_is_running_or_coming_stands_before_what_is_over_and_the_soonest_first() {
        String page = get("").body();
        assertThat(links(page))
                .startsWith(
                        "day-course/running",
                        "day-course/soon",
                        "day-course/cancelled",
                        "night-sprint/coming",
                        "day-course/postponed",
                        "evil/evil-run",
                        "day-course/always",
                        "day-course/over",
                        "night-sprint/day-course");
        assertThat(page)
                .contains("Running, week 2 of 4", "Starts in 3 weeks", "Starts in 3 days", "Take it at any time");
    }

    @Test
    void each_filter_finds_what_it_names_and_can_be_taken_away() {
        assertThat(links(get("?kind=sprint&when=upcoming").body())).containsExactly("night-sprint/coming");
        assertThat(links(get("?when=running&kind=course").body()))
                .containsExactly("day-course/running", "day-course/always");
        assertThat(links(get("?format=self-paced").body())).containsExactly("day-course/always");
        assertThat(links(get("?lang=es&when=running").body())).containsExactly("day-course/running");
        assertThat(links(get("?opportunity=night-sprint").body()))
                .containsExactly("night-sprint/coming", "night-sprint/day-course");
        assertThat(links(get("?when=upcoming&criterion=wwc-2018:DG1").body()))
                .contains("night-sprint/coming")
                .doesNotContain("day-course/always");
        assertThat(links(get("?when=upcoming&practice=wwc-2018:DG").body())).contains("night-sprint/coming");
        assertThat(links(get("?q=cafe+NUNEZ").body()))
                .containsExactly("night-sprint/coming", "night-sprint/day-course");
        assertThat(get("?q=100%25").body()).contains("Nothing found");
        Page both = get("?q=nights&kind=sprint&when=past");
        assertThat(both.body())
                .contains("Kind: Sprint", "Time: Past", "href=\"/catalogue?kind=sprint&amp;when=past\"", "1 run");
    }

    @Test
    void a_run_that_is_not_published_is_nowhere() {
        for (String hidden : List.of("draft", "later")) {
            assertThat(get("?when=upcoming").body()).doesNotContain("/" + hidden + "\"");
            for (String address :
                    List.of("/day-course/" + hidden, "/" + hidden, "/day-course/" + hidden + "/calendar.ics")) {
                assertThat(get(address).status()).as(address).isEqualTo(404);
            }
            assertThat(get("/day-course").body()).doesNotContain("/" + hidden + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?criterion=XX9",
                "?criterion=wwc-2018:XX9",
                "?criterion=%00",
                "?kind=<script>",
                "?page=-1",
                "?page=99999",
                "?page=x",
                "?q=%25%25",
                "?q=!_%25",
                "?lang=xx",
                "?when=never",
                "?opportunity=none",
                "?practice=:",
                "?q=a&q=b",
                "?kind=&q="
            })
    void values_that_mean_nothing_give_a_clear_page(String query) {
        Page page = get(query.replace("<", "%3C").replace(">", "%3E"));
        assertThat(page.status()).isIn(200, 400);
        assertThat(page.body()).contains("<h1>").doesNotContain("<script>");
    }

    @Test
    void an_unknown_criterion_and_a_very_long_text_are_said_to_be_so() {
        assertThat(get("?criterion=XX9").body()).contains("Criterion: there is no “XX9”");
        Page page = get("?q=" + "x".repeat(10_000));
        assertThat(page.status()).isIn(200, 414, 431);
        assertThat(get("?q=" + "x".repeat(1_000)).body()).contains("the first 100 characters were used");
        assertThat(get(".ics?criterion=XX9").status()).isEqualTo(404);
    }

    @Test
    void a_run_stands_below_its_opportunity_and_is_found_without_it() {
        Page direct = get("/coming");
        assertThat(direct.status()).isEqualTo(302);
        assertThat(direct.header("location").orElseThrow()).endsWith("/catalogue/night-sprint/coming");
        assertThat(get("/day-course").body())
                .as("an opportunity and a run of one slug")
                .contains("<h1>Daylight</h1>");
        assertThat(get("/night-sprint/day-course").body()).contains("<h1>Café Núñez nights</h1>");
        assertThat(get("/day-course/coming").status()).as("another's run").isEqualTo(404);
        assertThat(get("/none").status()).isEqualTo(404);
    }

    @Test
    void a_run_tells_all_that_is_public_and_nothing_of_the_staff() {
        String page = get("/night-sprint/coming").body();
        assertThat(page)
                .contains(
                        "Starts in 3 weeks",
                        "Registration closes on",
                        "First paragraph of night-sprint.",
                        "Second paragraph.",
                        "Partner of night-sprint",
                        "Staff of cities",
                        "Open to all",
                        "Two hours a week",
                        "At most twenty",
                        "Cohort",
                        "20 places",
                        "mailto:academy@example.org",
                        "https://example.org/workbook",
                        "https://lms.example.org/course/7",
                        "Do it alone",
                        "A template",
                        "Kick-off",
                        "Ada Lovelace",
                        "https://meet.example.org/7",
                        "2:00 PM – 3:00 PM E",
                        "Week of",
                        "Room 5; second floor",
                        "/catalogue?criterion=wwc-2018%3ADG1",
                        "Spanish",
                        "data-zone=\"America/New_York\"",
                        "session-1.ics")
                .doesNotContain("SECRET")
                .doesNotContainIgnoringCase("provisional");
        assertThat(get("/night-sprint").body()).doesNotContain("SECRET").doesNotContainIgnoringCase("provisional");
        assertThat(get("").body()).doesNotContain("SECRET").doesNotContainIgnoringCase("provisional");
    }

    @Test
    void a_cancelled_and_a_postponed_run_say_so_clearly() {
        assertThat(get("/day-course/cancelled").body().replaceAll("(?s)</article>.*", ""))
                .contains("Canceled on", "The trainer is ill, alas")
                .doesNotContain("https://lms.example.org/course/7", "Registration closes");
        assertThat(get("/day-course/postponed").body()).contains("Postponed: it was to start on");
    }

    @Test
    void a_hostile_title_stays_text_also_for_machines() throws Exception {
        for (String address : List.of("/evil/evil-run", "/evil", "?kind=workshop&when=upcoming")) {
            assertThat(get(address).body()).as(address).doesNotContain("<script>alert", "<img src=x");
        }
        JsonNode course = linkedData(get("/evil/evil-run").body());
        assertThat(course.path("@type").asText()).isEqualTo("Course");
        assertThat(course.path("name").asText()).isEqualTo(HOSTILE);
        JsonNode instance = linkedData(get("/night-sprint/coming").body())
                .path("hasCourseInstance")
                .path(0);
        assertThat(instance.path("startDate").asText())
                .isEqualTo(TODAY.plusDays(21).toString());
        assertThat(instance.path("inLanguage").asText()).isEqualTo("es");
        assertThat(instance.path("subEvent").size()).isEqualTo(2);
        assertThat(linkedData(get("/day-course/cancelled").body())
                        .path("hasCourseInstance")
                        .path(0)
                        .path("eventStatus")
                        .asText())
                .isEqualTo("https://schema.org/EventCancelled");
    }

    @Test
    void a_page_names_its_address_and_what_can_be_subscribed_to() {
        assertThat(get("/night-sprint/coming").body())
                .contains(
                        "<link rel=\"canonical\" href=\"" + catalogue + "/night-sprint/coming\">",
                        "<link rel=\"alternate\" type=\"text/calendar\"",
                        "<link rel=\"alternate\" type=\"application/atom+xml\"",
                        "<meta property=\"og:title\" content=\"Café Núñez nights\">");
        assertThat(get("?kind=sprint").body()).contains("href=\"/catalogue.ics?kind=sprint\"", "href=\"webcal://");
    }

    @Test
    void in_a_course_the_catalogue_stays_within_the_frame() {
        WebBrowser browser = new WebBrowser();
        Page activity = waymark.launch(browser, waymark.learner(0), waymark.addActivity("Frame"));
        String list = activity.address().toString().replaceAll("(/s/[^/]+).*", "$1") + "/catalogue";
        Page page = browser.get(list + "?kind=sprint&when=upcoming");
        Matcher link = Pattern.compile("href=\"(/s/[^\"]+/catalogue/night-sprint/coming)\"")
                .matcher(page.body());
        assertThat(link.find()).isTrue();
        Page run = browser.get(waymark.app.baseUrl() + link.group(1));
        assertThat(run.body()).contains("<h1>Café Núñez nights</h1>");
        assertThat(run.header("content-security-policy").orElseThrow()).doesNotContain("frame-ancestors 'none'");
    }

    private static Page get(String path) {
        return new WebBrowser().get(catalogue + path, Map.of("Accept-Language", "en"));
    }

    /** The runs of a page, by their addresses below the catalogue. */
    private static List<String> links(String page) {
        return Pattern.compile("<h3><a href=\"/catalogue/([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static JsonNode linkedData(String page) throws Exception {
        Matcher script = Pattern.compile("(?s)<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(page);
        assertThat(script.find()).isTrue();
        return new ObjectMapper().readTree(script.group(1));
    }
}
