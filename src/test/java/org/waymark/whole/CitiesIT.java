package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.people.Cities;
import org.waymark.standard.Standard;
import org.waymark.standard.StandardId;
import org.waymark.standard.Standards;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** The staff's pages about cities through the whole product: standing on any day, marks, changing over and back. */
class CitiesIT {
    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private static final String NEW = "wwc-2022";

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private Installation waymark;
    private WebBrowser browser;
    private String cities;
    private String city;

    @BeforeEach
    void starts() {
        waymark = Installation.on(TestDatabase.H2, clock::get);
        enter();
        WebBrowser.Page page = browser.post(browser.get(cities).form("/cities").with("city", "City of Springfield"));
        city = page.address().toString().replaceAll("\\?.*", "");
    }

    private void enter() {
        browser = new WebBrowser();
        cities = AdminIT.enter(waymark, browser).address() + "/cities";
    }

    /** Says from today on that new runs are of the newer version. */
    private void takeIntoUse() {
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle -> assertThat(new Standards()
                            .takeIntoUse(
                                    handle,
                                    new StandardId(NEW),
                                    START.atOffset(ZoneOffset.UTC).toLocalDate(),
                                    null,
                                    new Standard.Change(START, "test")))
                    .isEmpty());
        }
    }

    @AfterEach
    void ends() {
        waymark.close();
    }

    /** Ticks further criteria beside those that are ticked. */
    private WebBrowser.Page tick(String kind, String criteria, String day, String evidence) {
        return post(kind, criteria, "", day, evidence);
    }

    /** Takes ticks away. */
    private WebBrowser.Page untick(String kind, String criteria, String day) {
        return post(kind, "", criteria, day, "");
    }

    private WebBrowser.Page post(String kind, String more, String fewer, String day, String evidence) {
        WebBrowser.Form form = browser.get(city).form("/marks").with("day", day).with("evidence", evidence);
        List<Map.Entry<String, String>> ticks = new ArrayList<>();
        for (String name : List.of("claimed", "confirmed")) {
            Set<String> codes =
                    new TreeSet<>(List.of((form.fields().get("was-" + name) + (name.equals(kind) ? " " + more : ""))
                            .strip()
                            .split(" +")));
            codes.removeAll(name.equals(kind) ? List.of(fewer.split(" ")) : List.of());
            codes.remove("");
            codes.forEach(code -> ticks.add(Map.entry(name, code)));
        }
        return browser.postAll(form, ticks);
    }

    @Test
    void a_claim_counts_from_its_day_and_a_past_day_says_what_it_said_before() {
        WebBrowser.Page noted = tick("confirmed", "DG1 DG2", "2026-11-28", "Letter of <b>March</b>");
        assertThat(noted.status()).isEqualTo(200);
        assertThat(noted.body())
                .contains("2 of 45 points", "Letter of &lt;b&gt;March&lt;/b&gt;", "an operator")
                .doesNotContain("<b>March");
        assertThat(browser.get(cities).body()).contains("City of Springfield", "2 of 45");
        String before = browser.get(city + "?on=2026-11-27").body();
        assertThat(before).contains("Standing on November 27, 2026", "0 of 45 points");

        clock.set(START.plus(Duration.ofDays(3)));
        enter();
        city = cities + city.substring(city.lastIndexOf('/'));
        tick("confirmed", "OD1", "2026-11-01", "");
        assertThat(browser.get(city).body()).contains("3 of 45 points");
        assertThat(browser.get(city + "?on=2026-11-28").body())
                .as("nobody knew it on that day")
                .contains("2 of 45 points");
    }

    @Test
    void what_cannot_be_noted_is_said_and_stays_typed() {
        for (String day : new String[] {"", "28.11.2026", "0001-01-01", "9999-12-31", "2026-02-30"}) {
            WebBrowser.Page refused = tick("claimed", "DG1", day, "My reason");
            assertThat(refused.status()).as(day).isEqualTo(422);
            assertThat(refused.body())
                    .contains("My reason")
                    .containsPattern("value=\"DG1\" checked><label[^>]*>Claimed: DG1");
        }
        assertThat(tick("claimed", "", "2026-11-28", "").body()).contains("Tick or untick at least one");
        assertThat(tick("claimed", "DG1", "2026-11-28", "x".repeat(2001)).status())
                .isEqualTo(422);
        assertThat(tick("claimed", "ZZ9", "2026-11-28", "").status()).isEqualTo(404);
        assertThat(browser.get(city).body()).doesNotContain("Claimed DG1");
        assertThat(browser.get(city + "?on=yesterday").status()).isEqualTo(422);
        assertThat(browser.get(cities + "/00000000-0000-0000-0000-000000000000").status())
                .isEqualTo(404);
        assertThat(browser.get(cities + "/somewhere").status()).isEqualTo(404);
    }

    @Test
    void a_city_is_changed_over_after_a_look_and_goes_back() {
        tick("claimed", "DG1 DG2", "2026-11-28", "");
        String change = cities + "/standard?city=" + city.substring(city.lastIndexOf('/') + 1);
        assertThat(browser.get(change).body()).as("a draft is no choice").doesNotContain(NEW);
        assertThat(browser.get(change + "&standard=" + NEW + "&from=2026-11-28").status())
                .isEqualTo(422);
        takeIntoUse();
        WebBrowser.Page look = browser.get(change + "&standard=" + NEW + "&from=2026-11-28&claims=yes");
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains("What would change", "stay", "new");
        assertThat(browser.get(city).body()).as("a look changes nothing").contains("of 45 points");

        WebBrowser.Page changed = browser.post(look.form("/cities/standard"));
        assertThat(changed.body()).contains("of 43 points", "Carried over from", "Claims carry over");
        assertThat(browser.get(city + "?on=2026-11-27").body()).contains("of 45 points");
        assertThat(browser.get(cities + "?standard=" + NEW).body()).contains("1 city");

        WebBrowser.Page back = browser.post(changed.form("/undo"));
        assertThat(back.body()).contains("of 45 points", "2 claimed");
    }

    @Test
    void all_cities_are_changed_over_at_once_and_undone_at_once() {
        takeIntoUse();
        browser.post(browser.get(cities).form("/cities").with("city", "City of Shelbyville"));
        WebBrowser.Page look = browser.get(cities + "/standard?standard=" + NEW + "&from=2026-11-28");
        assertThat(look.body()).contains("2 cities to", "City of Shelbyville", "City of Springfield");
        browser.post(look.form("/cities/standard"));
        assertThat(browser.get(cities).body()).contains("0 of 43").doesNotContain("0 of 45");
        browser.post(browser.get(cities + "/standard").form("/cities/standard/undo"));
        assertThat(browser.get(cities).body()).contains("0 of 45").doesNotContain("0 of 43");
        assertThat(browser.post(browser.get(cities + "/standard")
                                .form("/cities/standard/undo")
                                .with("at", "never"))
                        .status())
                .isLessThan(500);
        assertThat(browser.get(cities).body()).contains("0 of 45").doesNotContain("0 of 43");
    }

    @Test
    void cities_are_found_by_name_and_listed_a_page_at_a_time() {
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle -> {
                for (int i = 0; i < 120; i++) {
                    new Cities().addOrFind(handle, "Town %03d".formatted(i), START);
                }
            });
        }
        WebBrowser.Page first = browser.get(cities);
        assertThat(first.body()).contains("121 cities", "Town 010").doesNotContain("Town 100");
        assertThat(browser.get(cities + "?page=3").body()).contains("Town 119");
        assertThat(browser.get(cities + "?q=town+11").body())
                .contains("10 cities", "Town 119")
                .doesNotContain("Springfield");
        assertThat(browser.get(cities + "?q=%3Cb%3E").body())
                .contains("No city fits this search")
                .doesNotContain("<b>");
    }

    @Test
    void a_form_of_another_session_changes_nothing() {
        WebBrowser.Page page = browser.get(city);
        for (String form : List.of("/marks", "/assessments", "/notes")) {
            assertThat(browser.post(new WebBrowser.Form(
                                    page.form(form).action(), Map.of("claimed", "DG1", "note", "x", "_csrf", "guess")))
                            .status())
                    .as(form)
                    .isEqualTo(403);
        }
        assertThat(browser.get(city).body())
                .contains("Not assessed yet", "No notes yet")
                .doesNotContain("Claimed DG1");
    }

    @Test
    void only_what_was_changed_is_noted_and_each_note_can_be_undone() {
        tick("confirmed", "DG1 DG2", "2026-11-01", "First letter");
        WebBrowser.Form old = browser.get(city).form("/marks").with("day", "2026-11-28");
        tick("confirmed", "OD1", "2026-11-28", "");
        // A page that was opened before knows nothing of OD1, and does not take it back.
        browser.postAll(old, List.of(Map.entry("confirmed", "DG1")));
        WebBrowser.Page page = browser.get(city);
        assertThat(page.body()).contains("2 of 45 points", "Confirmation of DG2 (wwc-2018) taken back");
        page = browser.post(page.form("/marks/undo"));
        assertThat(page.body())
                .contains("3 of 45 points", "Undone.", "First letter")
                .containsPattern("value=\"DG2\" checked><label[^>]*>Confirmed: DG2</label> Since November 1, 2026");
        assertThat(untick("confirmed", "DG1 DG2 OD1", "2026-11-28").body()).contains("0 of 45 points");
        assertThat(browser.get(cities.replace("/cities", "/audit")).body())
                .contains("Noted confirmations", "Took confirmations back", "wwc-2018 DG1 DG2 from 2026-11-01");
    }

    @Test
    void an_assessment_confirms_criteria_awards_a_level_and_is_taken_back_with_both() {
        tick("confirmed", "DG1", "2026-10-01", "");
        WebBrowser.Page page = assess(Map.of(
                "assessed-on", "2026-11-10",
                "criteria", "dg1, DG2",
                "level", "Silver",
                "until", "2029-11-10",
                "assessment-note", "https://example.org/letter"));
        assertThat(page.body())
                .contains("The assessment is recorded", "November 10, 2026, wwc-2018: 2 criteria confirmed")
                .contains("Awarded by the program: Silver, until November 10, 2029")
                .contains("This differs from what Waymark computes: no level yet", "2 of 45 points")
                .contains("<a href=\"https://example.org/letter\" target=\"_blank\" rel=\"noopener noreferrer\"");
        assertThat(browser.get(cities).body()).contains("Awarded: Silver until November 10, 2029", "Differs");
        assertThat(browser.get(cities + "?differs=yes&assessed=yes&level=-").body())
                .contains("1 city");
        assertThat(browser.get(cities + "?assessed=no").body()).contains("No city fits this search");

        tick("confirmed", "OD1", "2026-11-28", "");
        page = browser.post(browser.get(city).form("/assessments/undo"));
        assertThat(page.body())
                .contains("Taken back", "No level awarded by the program", "2 of 45 points")
                .containsPattern("value=\"DG1\" checked><label[^>]*>Confirmed: DG1</label> Since October 1, 2026");
        assertThat(browser.get(cities).body()).contains("Not assessed").doesNotContain("Awarded");
        assertThat(browser.post(page.form("/cities/withdraw")).status()).isEqualTo(200);
    }

    private WebBrowser.Page assess(Map<String, String> typed) {
        WebBrowser.Form form = browser.get(city).form("/assessments");
        for (Map.Entry<String, String> field : typed.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return browser.post(form);
    }

    @Test
    void an_assessment_that_cannot_be_is_said_and_stays_typed() {
        for (Map<String, String> odd : List.of(
                Map.of("criteria", "ZZ9"),
                Map.of("assessed-standard", "wwc-1999"),
                Map.of("level", "Tin"),
                Map.of("until", "2029-01-01"),
                Map.of("level", "Gold", "until", "2026-11-01"),
                Map.of("assessed-on", "yesterday"),
                Map.of("assessment-note", "x".repeat(2001)))) {
            Map<String, String> typed = new HashMap<>(odd);
            typed.putIfAbsent("assessment-note", "My reason");
            typed.putIfAbsent("assessed-on", "2026-11-10");
            WebBrowser.Page page = assess(typed);
            assertThat(page.status()).as(odd.toString()).isEqualTo(422);
            assertThat(page.body()).contains(typed.get("assessment-note"));
        }
        assertThat(browser.get(city).body()).contains("Not assessed yet");
    }

    @Test
    void results_are_imported_after_a_look_wholly_or_not_at_all_and_not_twice() {
        WebBrowser.Page page = browser.get(cities + "/assessments");
        String table = """
                City;Assessed on;Criteria;Level;Certified until;Note
                City of Springfield;2026-11-10;DG1 DG2;;;
                City of Springfield;2026-11-10;OD1;Silver;2029-11-10;letter
                Göteborg;2026-11-11;DG1;;;=HYPERLINK("x")
                """;
        WebBrowser.Page look = browser.postFile(page.form("/preview"), "file", Path.of("r.csv"), table);
        assertThat(look.status()).isEqualTo(200);
        assertThat(look.body()).contains("2 assessments would be recorded", "Göteborg", "3 criteria");
        assertThat(browser.get(cities).body()).as("a look records nothing").contains("1 city");

        WebBrowser.Page done = browser.post(look.form("/cities/assessments"));
        assertThat(done.body()).contains("2 assessments are recorded", "New code");
        assertThat(browser.get(cities).body()).contains("2 cities", "Awarded: Silver");
        assertThat(browser.get(city).body()).contains("3 of 45 points");

        WebBrowser.Page again = browser.postFile(page.form("/preview"), "file", Path.of("r.csv"), table);
        assertThat(again.body()).contains("Everything in this table is recorded already");

        WebBrowser.Page faulty = browser.postFile(
                page.form("/preview"),
                "file",
                Path.of("r.csv"),
                "city,assessed on,criteria,level\nRome,2026-11-10,DG1,\n,soon,,\nParis,2026-11-10,ZZ9,\nOslo,2026-11-10,,Tin\n");
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.body()).contains("Nothing was changed", "A city’s name has");
        for (String broken : List.of("", "city\nRome\n", "city,assessed on\n", "PK\u0003\u0004", "\"")) {
            assertThat(browser.postFile(page.form("/preview"), "file", Path.of("r.csv"), broken)
                            .status())
                    .as(broken)
                    .isEqualTo(422);
        }
        assertThat(browser.get(cities).body()).contains("2 cities");
    }

    @Test
    void a_city_gets_its_code_with_its_first_assessment_only() {
        WebBrowser.Page page = browser.get(cities + "/assessments");
        String table = "city,date\nOgdenville,2026-11-10\n";
        WebBrowser.Page look = browser.post(page.form("/preview").with("text", table));
        browser.post(look.form("/cities/assessments"));
        page = browser.get(cities + "?q=ogden");
        city = cities + "/" + page.body().replaceAll("(?s).*?/cities/([0-9a-f]{8}-[0-9a-f-]{27})\">Ogdenville.*", "$1");
        assertThat(browser.get(city).body().split("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}</span>"))
                .hasSize(2);
        assess(Map.of("assessed-on", "2026-11-20"));
        assertThat(browser.get(city).body().split("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}</span>"))
                .hasSize(2);
    }

    @Test
    void notes_are_kept_for_staff_and_removed_with_a_trace() {
        WebBrowser.Page page = browser.post(browser.get(city).form("/notes").with("note", "Called <the> mayor"));
        assertThat(page.body()).contains("Called &lt;the&gt; mayor", "The note is saved");
        page = browser.post(page.form("/notes/remove"));
        assertThat(page.body()).contains("Note removed").doesNotContain("Called");
        assertThat(browser.post(browser.get(city).form("/notes").with("note", " "))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void the_desk_is_ordered_and_handed_out() {
        browser.post(browser.get(cities).form("/cities").with("city", "Ålesund"));
        tick("confirmed", "DG1 DG2", "2026-11-28", "");
        String byPoints = browser.get(cities + "?sort=points&order=down").body();
        assertThat(byPoints.indexOf("City of Springfield")).isLessThan(byPoints.indexOf("Ålesund"));
        String byName = browser.get(cities).body();
        assertThat(byName.indexOf("Ålesund")).isLessThan(byName.indexOf("City of Springfield"));
        for (String sort : List.of("assessed", "level", "supported", "claimed", "distance", "people", "active", "x")) {
            assertThat(browser.get(cities + "?sort=" + sort + "&order=down").status())
                    .as(sort)
                    .isEqualTo(200);
        }
        assertThat(browser.get(cities + "/cities.csv?q=SPRING").body().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("City of Springfield,,wwc-2018,,,,no,2,45,0,0,2,Silver,");
        assertThat(browser.get(cities.replace("/cities", "/audit")).body()).contains("Exported the list of cities");
    }
}
