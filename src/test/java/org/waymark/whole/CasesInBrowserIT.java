package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.waymark.BrowserTest;
import org.waymark.Covers;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.PlacedActivity;

/** Cases of the field's lists that only a real browser shows. */
@BrowserTest
class CasesInBrowserIT {

    @Test
    @Covers("E2.7")
    void the_window_that_stands_in_for_a_frame_without_cookies_leads_to_the_activity() {
        Map<String, Object> blockedInTheFrame = Map.of(
                "profile.content_settings.exceptions.cookies",
                Map.of("http://localhost,http://127.0.0.1", Map.of("setting", 2)));
        try (Installation waymark = Installation.onH2();
                Chromium chromium = new Chromium(blockedInTheFrame)) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            chromium.be(waymark, waymark.learner(0));
            chromium.driver.get(waymark.lms.baseUrl() + "/activity/" + activity.id());
            chromium.intoFrame();
            chromium.waitFor("Open Waymark in a separate window");
            String lms = chromium.driver.getWindowHandle();
            chromium.click(By.cssSelector("a[target=_blank]"));
            chromium.outOfFrame();
            String window = chromium.driver.getWindowHandles().stream()
                    .filter(handle -> !handle.equals(lms))
                    .findFirst()
                    .orElseThrow();
            chromium.driver.switchTo().window(window);
            chromium.waitFor("Criteria it supports");
            chromium.driver.navigate().refresh();
            chromium.waitFor("Criteria it supports");
        }
    }

    @Test
    @Covers("E2.15")
    void in_a_tab_without_a_parent_nobody_waits_for_a_storage_that_is_not_there() {
        try (Installation waymark = Installation.onH2(options -> options.platformStorage(true));
                Chromium chromium = new Chromium(Map.of())) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            SentLogin login = waymark.lms.startLaunch(waymark.lms.open(waymark.learner(0), activity));
            assertThat(login.fields()).containsKey("lti_storage_target");
            chromium.driver.get(login.getUrl().toString());
            chromium.waitFor("Criteria it supports");
        }
    }
}
