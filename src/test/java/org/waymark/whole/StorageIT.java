package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/** Platform storage in place of a cookie: who may bring its answer. */
class StorageIT {

    @Test
    void the_answer_of_the_storage_is_believed_from_our_own_page_only() {
        try (Installation waymark = Installation.onH2(options -> options.platformStorage(true))) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            assertThat(launch(waymark, activity, "https://evil.example.org").says("Your browser was not recognized"))
                    .isTrue();
            WebBrowser.Page own =
                    launch(waymark, activity, waymark.app.baseUrl().toString());
            // No cookie came back and none is kept: the address alone is the session.
            assertThat(own.says("Criteria it supports")).isTrue();
            assertThat(new WebBrowser().get(own.address().toString()).status()).isEqualTo(200);
        }
    }

    /** A browser that keeps no cookie of the tool brings what the storage page of the login held. */
    private static WebBrowser.Page launch(Installation waymark, PlacedActivity activity, String origin) {
        WebBrowser browser = new WebBrowser();
        SentLogin login = waymark.lms.startLaunch(waymark.lms.open(waymark.learner(0), activity), Forgery.none());
        WebBrowser.Page keeps = browser.post(new WebBrowser.Form(login.url(), login.fields()));
        String value = attribute(keeps, "data-value");
        WebBrowser.Page authenticated =
                browser.get(attribute(keeps, "data-next").replace("&amp;", "&"));
        browser.forgetCookies();
        WebBrowser.Page asks = browser.postOnce(authenticated.form("/lti/launch"));
        assertThat(asks.status()).isEqualTo(200);
        return browser.postFrom(origin, asks.form("/lti/launch").with("stored", value));
    }

    private static String attribute(WebBrowser.Page page, String name) {
        int start = page.body().indexOf(name + "=\"");
        assertThat(start).as(page.body()).isPositive();
        int from = start + name.length() + 2;
        return page.body().substring(from, page.body().indexOf('"', from));
    }
}
