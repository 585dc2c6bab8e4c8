package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.waymark.BrowserTest;
import org.waymark.Covers;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Spot;

/** The main line as people click it: a real browser, the LMS on one site, Waymark in a frame on another. */
@BrowserTest
class BrowserFlowIT {
    private static final Map<String, Object> THIRD_PARTY_BLOCKED =
            Map.of("profile.block_third_party_cookies", true, "profile.cookie_controls_mode", 1);

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    @Covers("E2.3")
    void instructor_and_learner_click_through_the_frame_of_another_site(int width) {
        try (Installation waymark = Installation.onH2();
                Chromium chromium = new Chromium(THIRD_PARTY_BLOCKED)) {
            String code = waymark.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("City of Springfield")
                    .shown();
            chromium.width(width);

            chromium.be(waymark, waymark.instructor());
            chromium.driver.get(
                    waymark.lms.baseUrl() + "/course/" + waymark.lms.course().id());
            chromium.click(By.partialLinkText("from Waymark"));
            chromium.intoFrame();
            chromium.find(By.cssSelector("input[name=run][value=\"" + Installation.RUN + "\"]"))
                    .sendKeys(Keys.SPACE);
            chromium.click(By.xpath("//button[contains(., 'Add to course')]"));
            chromium.outOfFrame();
            chromium.waitFor("DM 202.3");

            chromium.be(waymark, waymark.learner(0));
            PlacedActivity activity =
                    waymark.lms.school().activities(waymark.lms.course().id()).get(0);
            open(chromium, waymark, activity);
            chromium.find(By.name("code")).sendKeys(code);
            chromium.click(By.cssSelector("form[action$='/join'] button"));
            chromium.waitFor("City of Springfield");
            // C.5: the page shows by itself that the grade has arrived.
            waymark.lms.fault(Spot.SCORES, Fault.slow(Duration.ofSeconds(3)).times(1));
            chromium.click(By.cssSelector("form[action$='/complete'] button"));
            chromium.waitFor("Your grade is saved and on its way");
            chromium.waitFor("Completed on");
            chromium.waitFor("Grade sent");
            noSidewaysScroll(chromium);
            chromium.click(By.cssSelector("a[href$='/city']"));
            chromium.waitFor("0 of 45 points confirmed");
            noSidewaysScroll(chromium);

            chromium.be(waymark, waymark.instructor());
            for (int i = 0;
                    i < 50
                            && waymark.lms
                                    .findGrade(activity, waymark.learner(0))
                                    .isEmpty();
                    i++) {
                chromium.driver.get(waymark.lms.baseUrl() + "/gradebook/"
                        + waymark.lms.course().id());
            }
            chromium.driver.get(
                    waymark.lms.baseUrl() + "/gradebook/" + waymark.lms.course().id());
            chromium.waitFor("/credentials/");
            open(chromium, waymark, activity);
            chromium.waitFor("Sent");
        }
    }

    @Test
    @Covers({"B2.17", "E2.17"})
    void where_a_frame_keeps_no_cookie_at_all_one_click_opens_a_window() {
        try (Installation waymark = Installation.onH2();
                Chromium chromium = new Chromium(blocked())) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            chromium.be(waymark, waymark.learner(0));
            chromium.driver.get(waymark.lms.baseUrl() + "/activity/" + activity.id());
            chromium.intoFrame();
            chromium.waitFor("Open Waymark in a separate window");
            assertThat(chromium.find(By.cssSelector("a[target=_blank]")).getDomAttribute("href"))
                    .startsWith("/lti/login?");
        }
    }

    @Test
    @Covers({"B2.54", "E2.1", "E2.16"})
    void platform_storage_stands_in_for_a_blocked_cookie() {
        try (Installation waymark = Installation.onH2(options -> options.platformStorage(true));
                Chromium chromium = new Chromium(blocked())) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            chromium.be(waymark, waymark.learner(0));
            chromium.driver.get(waymark.lms.baseUrl() + "/activity/" + activity.id());
            chromium.intoFrame();
            chromium.waitFor("Criteria it supports");
            chromium.click(By.cssSelector("form[action$='/complete'] button"));
            chromium.waitFor("Completed on");
        }
    }

    @Test
    void a_storage_that_does_not_answer_is_followed_by_a_window() {
        try (Installation waymark = Installation.onH2();
                Chromium chromium = new Chromium(blocked())) {
            waymark.lms.quirks().add(Quirk.SILENT_STORAGE);
            PlacedActivity activity = waymark.addActivity("Data quality");
            chromium.be(waymark, waymark.learner(0));
            chromium.driver.get(waymark.lms.baseUrl() + "/activity/" + activity.id());
            chromium.intoFrame();
            chromium.waitFor("Open Waymark in a separate window");
        }
    }

    @Test
    void another_person_in_the_same_browser_ends_the_earlier_session() {
        try (Installation waymark = Installation.onH2();
                Chromium chromium = new Chromium(Map.of())) {
            PlacedActivity activity = waymark.addActivity("Data quality");
            chromium.be(waymark, waymark.learner(0));
            open(chromium, waymark, activity);
            String first = (String) chromium.driver.executeScript("return location.href");
            chromium.be(waymark, waymark.learner(1));
            open(chromium, waymark, activity);
            chromium.waitFor(waymark.learner(1).name());
            chromium.driver.executeScript("location.href = arguments[0]", first);
            chromium.waitFor("Your session has ended");
        }
    }

    @Test
    void tabs_reload_back_and_the_end_of_a_session_lead_to_a_page_that_makes_sense() {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> Instant.now().plus(ahead.get());
        try (Installation waymark = Installation.onH2(Installation.newFolder(), clock);
                Chromium chromium = new Chromium(THIRD_PARTY_BLOCKED)) {
            String code = waymark.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("City of Springfield")
                    .shown();
            PlacedActivity one = waymark.addActivity("Data quality");
            PlacedActivity two = waymark.addActivity("Data quality again");
            chromium.be(waymark, waymark.learner(0));
            open(chromium, waymark, one);
            String firstTab = chromium.driver.getWindowHandle();
            chromium.driver.switchTo().newWindow(WindowType.TAB);
            open(chromium, waymark, two);
            String secondTab = chromium.driver.getWindowHandle();

            // Each tab goes on where it was, whatever was opened in the other.
            into(chromium, firstTab);
            chromium.find(By.name("code")).sendKeys(code);
            chromium.click(By.cssSelector("form[action$='/join'] button"));
            chromium.waitFor("City of Springfield");
            into(chromium, secondTab);
            chromium.driver.executeScript("location.reload()");
            chromium.waitFor("City of Springfield");
            chromium.click(By.cssSelector("a[href$='/city']"));
            chromium.waitFor("points confirmed");
            goBack(chromium);
            chromium.waitFor("Criteria it supports");

            // A shared computer: the next person opens the second tab, and the first one ends.
            chromium.be(waymark, waymark.learner(1));
            open(chromium, waymark, two);
            chromium.waitFor(waymark.learner(1).name());
            assertThat(chromium.text()).doesNotContain(waymark.learner(0).name());
            into(chromium, firstTab);
            chromium.click(By.cssSelector("form[action$='/complete'] button"));
            chromium.waitFor("Your session has ended");
            assertThat(chromium.text()).contains("Open the activity again");
            assertThat(waymark.lms.findGrade(one, waymark.learner(1))).isEmpty();
            goBack(chromium);
            chromium.waitFor("Your session has ended");

            into(chromium, secondTab);
            ahead.set(Duration.ofHours(9));
            chromium.driver.executeScript("location.reload()");
            chromium.waitFor("Your session has ended");
            open(chromium, waymark, two);
            chromium.waitFor(waymark.learner(1).name());
        }
    }

    /** Goes back after the script has ended: with the page its answer would go, too, for which the driver waits. */
    private static void goBack(Chromium chromium) {
        chromium.driver.executeScript("setTimeout(() => history.back())");
    }

    private static void into(Chromium chromium, String tab) {
        chromium.driver.switchTo().window(tab);
        chromium.intoFrame();
    }

    /** Every cookie of the tool's host is blocked, partitioned ones too. */
    private static Map<String, Object> blocked() {
        return Map.of(
                "profile.content_settings.exceptions.cookies",
                Map.of("http://localhost,*", Map.of("setting", 2), "localhost,*", Map.of("setting", 2)));
    }

    private static void open(Chromium chromium, Installation waymark, PlacedActivity activity) {
        chromium.outOfFrame();
        chromium.driver.get(waymark.lms.baseUrl() + "/activity/" + activity.id());
        chromium.intoFrame();
        chromium.waitFor("Data Management: Quality and Standards");
    }

    private static void noSidewaysScroll(Chromium chromium) {
        assertThat(List.of(chromium.driver.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")))
                .containsExactly(0L);
    }
}
