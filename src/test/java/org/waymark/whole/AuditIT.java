package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** The audit log through the whole product: what staff do stands in it, is found, handed out and checked. */
class AuditIT {
    private Installation waymark;
    private WebBrowser browser;
    private String admin;

    @BeforeEach
    void starts() {
        waymark = Installation.on(TestDatabase.H2, () -> Instant.parse("2026-11-29T10:00:00Z"));
        browser = new WebBrowser();
        admin = AdminIT.enter(waymark, browser).address().toString().replaceAll("/$", "");
        browser.post(browser.get(admin + "/cities").form("/cities").with("city", "=Springfield <b>"));
    }

    @AfterEach
    void ends() {
        waymark.close();
    }

    @Test
    void what_was_done_is_listed_with_who_and_found_again() {
        WebBrowser.Page page = browser.get(admin + "/audit");
        assertThat(page.body())
                .contains("Made a city code", "=Springfield &lt;b&gt;", "Someone with an operator’s link")
                .contains("Entered the administration pages")
                .doesNotContain("<b>");
        assertThat(browser.get(admin + "/audit?act=CITY_CODE_MADE").body())
                .contains("1 entry")
                .doesNotContain("<br>Entered");
        assertThat(browser.get(admin + "/audit?q=springfield").body()).contains("1 entry");
        assertThat(browser.get(admin + "/audit?q=shelbyville").body()).contains("No entry fits");
        assertThat(browser.get(admin + "/audit?who=operator%E2%80%99s+LINK").body())
                .contains("2 entries");
        assertThat(browser.get(admin + "/audit?from=2026-11-29&until=2026-11-29")
                        .body())
                .contains("Made a city code");
        assertThat(browser.get(admin + "/audit?from=2026-11-30").body()).contains("No entry fits");
        assertThat(browser.get(admin + "/audit?from=soon").status()).isEqualTo(422);
        assertThat(browser.get(admin + "/audit?act=NO_SUCH&page=9999").status()).isEqualTo(200);
    }

    @Test
    void it_is_handed_out_as_a_table_that_runs_nothing_and_that_is_noted_too() {
        WebBrowser.Page table = browser.get(admin + "/audit/audit.csv?act=CITY_CODE_MADE");
        assertThat(table.body().lines()).hasSize(2);
        assertThat(table.body()).contains(",'=Springfield <b>,");
        assertThat(browser.get(admin + "/audit").body()).contains("Exported the audit log");
    }

    @Test
    void a_change_in_the_database_is_found() {
        assertThat(browser.get(admin + "/audit/check").body())
                .contains("entries are as they were written", "audit verify --expect");
        try (Database database = waymark.openDatabase()) {
            database.useTransaction(handle ->
                    handle.execute("update audit_entry set label = 'Shelbyville' where act = 'CITY_CODE_MADE'"));
        }
        assertThat(browser.get(admin + "/audit/check").body()).contains("is not as it was written");
    }

    /** Forms that show a page of their own; what leads back to a page fails in every test that forgets its entry. */
    @Test
    void what_shows_a_page_of_its_own_stands_in_it_too() {
        browser.post(browser.get(admin + "/platforms").form("/platforms/link").with("review", "yes"));
        browser.post(browser.get(admin + "/intake")
                .form("/intake")
                .with("name", "HR system")
                .with("platform", waymark.platform().toString()));
        browser.post(browser.get(admin + "/data").form("/data/announcement").with("announced", "In May"));
        String catalogue = browser.get(admin + "/data/catalogue.json")
                .body()
                .replace("Data Management: Quality and Standards", "Data Quality anew");
        browser.post(browser.get(admin + "/data")
                .form("/data/preview")
                .with("kind", "catalogue")
                .with("text", catalogue));
        assertThat(browser.get(admin + "/audit?act=CATALOGUE_IMPORTED").body())
                .as("a look changes nothing")
                .contains("No entry fits");
        WebBrowser.Page look = browser.post(browser.get(admin + "/data")
                .form("/data/preview")
                .with("kind", "catalogue")
                .with("text", catalogue));
        browser.post(look.form("/data/apply").with("text", catalogue));
        WebBrowser.Page results = browser.post(browser.get(admin + "/cities/assessments")
                .form("/preview")
                .with("text", "city,date\nOgdenville,2026-11-10\n"));
        browser.post(results.form("/cities/assessments"));
        assertThat(browser.get(admin + "/audit").body())
                .contains("Made a registration link", "Added another system", "HR system")
                .contains("Changed the announcement", "Imported the catalog")
                .contains("Imported results of an assessment", "Recorded an assessment", "Ogdenville");
    }

    @Test
    void only_administrators_see_it() {
        String stranger = waymark.app.baseUrl() + "/admin/x/audit";
        assertThat(new WebBrowser().get(stranger).status()).isEqualTo(401);
        assertThat(new WebBrowser().get(stranger + "/audit.csv").status()).isEqualTo(401);
        assertThat(new WebBrowser().get(admin + "/audit").status()).isEqualTo(401);
    }
}
