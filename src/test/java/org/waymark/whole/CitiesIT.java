package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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

    private WebBrowser.Page mark(String kind, String criteria, String day, String evidence) {
        return browser.post(browser.get(city)
                .form("/marks")
                .with("kind", kind)
                .with("criteria", criteria)
                .with("day", day)
                .with("evidence", evidence));
    }

    @Test
    void a_claim_counts_from_its_day_and_a_past_day_says_what_it_said_before() {
        WebBrowser.Page noted = mark("confirmed", "dg1, dg2", "2026-11-28", "Letter of <b>March</b>");
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
        mark("confirmed", "OD1", "2026-11-01", "");
        assertThat(browser.get(city).body()).contains("3 of 45 points");
        assertThat(browser.get(city + "?on=2026-11-28").body())
                .as("nobody knew it on that day")
                .contains("2 of 45 points");
    }

    @Test
    void what_cannot_be_noted_is_said_and_stays_typed() {
        WebBrowser.Page unknown = mark("claimed", "DG1 ZZ9", "2026-11-28", "My reason");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("no criterion ZZ9", "DG1 ZZ9", "My reason");
        for (String day : new String[] {"", "28.11.2026", "0001-01-01", "9999-12-31", "2026-02-30"}) {
            assertThat(mark("claimed", "DG1", day, "").status()).as(day).isEqualTo(422);
        }
        assertThat(mark("claimed", " , ", "2026-11-28", "").status()).isEqualTo(422);
        assertThat(mark("claimed", "DG1", "2026-11-28", "x".repeat(2001)).status())
                .isEqualTo(422);
        assertThat(browser.get(city).body()).contains("Nothing noted yet");
        assertThat(browser.get(city + "?on=yesterday").status()).isEqualTo(422);
        assertThat(browser.get(cities + "/00000000-0000-0000-0000-000000000000").status())
                .isEqualTo(404);
        assertThat(browser.get(cities + "/somewhere").status()).isEqualTo(404);
    }

    @Test
    void a_city_is_changed_over_after_a_look_and_goes_back() {
        mark("claimed", "DG1 DG2", "2026-11-28", "");
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
        assertThat(browser.get(cities).body()).contains("since November 28, 2026");

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
                .contains("No city has")
                .doesNotContain("<b>");
    }

    @Test
    void a_form_of_another_session_changes_nothing() {
        WebBrowser.Form form = browser.get(city).form("/marks");
        assertThat(browser.post(new WebBrowser.Form(form.action(), Map.of("criteria", "DG1", "_csrf", "guess")))
                        .status())
                .isEqualTo(403);
        assertThat(browser.get(city).body()).contains("Nothing noted yet");
    }
}
