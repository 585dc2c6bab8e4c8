package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.waymark.BrowserTest;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.PlacedActivity;

/**
 * The programme's next quarter from nothing, in a real browser: staff take a newer Standard into use and plan a Sprint, a
 * learner finds it, takes it inside the LMS, and the city that changed over sees what it counts for.
 */
@BrowserTest
class NextQuarterIT {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String TOO_WIDE =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CREDENTIAL = Pattern.compile("/credentials/[0-9a-f-]{36}");
    private static final String OF_2022 = "What Works Cities Certification Standard, 2022";

    /** In the past, because what waits for its turn is due by the clock of the machine. */
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2025-11-30T15:00:00Z"));

    private Chromium chromium;
    private Installation waymark;

    @Test
    void staff_plan_a_sprint_that_a_learner_finds_takes_and_brings_home_to_a_city_on_a_newer_standard()
            throws Exception {
        Files.createDirectories(PICTURES);
        try (Installation installation = Installation.onH2(Installation.newFolder(), clock::get);
                Chromium browser = new Chromium(Map.of())) {
            waymark = installation;
            chromium = browser;
            chromium.width(1280);
            String code = waymark.app
                    .journeys
                    .admin
                    .manageCities
                    .addCode("City of Springfield")
                    .shown();
            WebBrowser learner = new WebBrowser();
            WebBrowser.Page page = waymark.launch(learner, waymark.learner(0), waymark.addActivity("Data quality"));
            page = learner.post(page.form("/join").with("code", code));
            JsonNode before = badge(learner, learner.post(page.form("/complete").with("completed", "yes")));

            takeIntoUse();
            planASprint();
            String run =
                    chromium.driver.getCurrentUrl().replaceAll("[?#].*", "").replaceAll(".*/", "");

            findIt(run);
            clock.set(Instant.parse("2026-02-03T18:00:00Z"));
            PlacedActivity activity = waymark.lms.addActivity(
                    waymark.lms.course(),
                    "The Sprint",
                    waymark.app.baseUrl() + "/lti/launch",
                    Map.of("waymark_run", run),
                    GradebookColumn.of(100, run, "waymark-completion"));
            page = waymark.launch(learner, waymark.learner(0), activity);
            assertThat(page.body()).contains("Generative AI for City Services", "DM1");
            page = learner.post(page.form("/complete").with("completed", "yes"));
            JsonNode after = badge(learner, page);

            changeOver();
            chromium.be(waymark, waymark.learner(0));
            chromium.driver.get(waymark.lms.baseUrl() + "/activity/" + activity.id());
            chromium.intoFrame();
            chromium.click(By.cssSelector("a[href$='/city']"));
            chromium.waitFor("0 of 43 points");
            String city = String.valueOf(chromium.driver.executeScript("return document.body.textContent"));
            assertThat(city).contains("DM1", "DM4").containsPattern("DG3[^.]*2018");
            picture("city");

            assertThat(frameworks(before)).containsOnly("What Works Cities Certification Standard, 2018–2021");
            assertThat(frameworks(after)).containsOnly(OF_2022);
            assertThat(after.findValuesAsText("targetCode")).containsExactly("DM1");
            String address = before.at("/id").asText();
            assertThat(JSON.readTree(
                            new WebBrowser().get(address + "/credential.json").body()))
                    .isEqualTo(before);
        }
    }

    private void takeIntoUse() {
        chromium.driver.get(
                waymark.app.journeys.admin.enterAdministration.makeLink().toString());
        chromium.click(By.cssSelector("main button"));
        chromium.click(By.linkText("Standards"));
        chromium.click(By.linkText(OF_2022));
        chromium.click(By.cssSelector("a[href$='/wwc-2022/use']"));
        date("runsFrom", "11302025");
        press("check");
        chromium.waitFor("No city changes over by");
        press("save");
        chromium.waitFor("In use for new runs since November 30, 2025");
    }

    /** Anybody finds it by the criterion, and the calendar of that criterion holds its meetings. */
    private void findIt(String run) {
        String catalogue = waymark.app.baseUrl() + "/catalogue";
        chromium.driver.get(catalogue + "?criterion=wwc-2022:DM1");
        chromium.waitFor("Starts in 6 weeks");
        chromium.click(By.cssSelector("main a[href$='/" + run + "']"));
        chromium.waitFor("Registration closes on January 9, 2026");
        chromium.waitFor("What we learned");
        assertThat(chromium.text().indexOf("Office hour"))
                .as("sessions stand in the order of their days")
                .isLessThan(chromium.text().indexOf("What we learned"));
        picture("public");
        chromium.width(360);
        assertThat(chromium.driver.executeScript(TOO_WIDE)).isEqualTo(0L);
        picture("public-narrow");
        chromium.width(1280);
        WebBrowser.Page feed = new WebBrowser().get(catalogue + ".ics?criterion=wwc-2022:DM1");
        assertThat(feed.body()).contains("BEGIN:VEVENT", "Kick-off", "20260113T170000Z");
        assertThat(new WebBrowser()
                        .get(catalogue + ".ics?criterion=wwc-2022:DM2")
                        .body())
                .doesNotContain("Kick-off");
    }

    private void changeOver() {
        chromium.driver.get(
                waymark.app.journeys.admin.enterAdministration.makeLink().toString());
        chromium.click(By.cssSelector("main button"));
        chromium.click(By.linkText("Cities"));
        chromium.click(By.linkText("City of Springfield"));
        picture("city-staff");
        chromium.click(By.partialLinkText("Change to another version"));
        chromium.find(By.cssSelector("select[name=standard] option[value='wwc-2022']"))
                .click();
        chromium.click(By.cssSelector("form[method=get] button.secondary"));
        chromium.waitFor("What would change");
        picture("changeover");
        chromium.click(By.cssSelector("form[method=post][action$='/cities/standard'] button"));
        chromium.waitFor("of 43 points");
    }

    private JsonNode badge(WebBrowser browser, WebBrowser.Page page) throws IOException {
        String address = page.address().toString();
        AtomicReference<String> found = new AtomicReference<>("");
        // The badge waits until the list of the course names the learner.
        Wait.until(
                Duration.ofSeconds(20),
                () -> {
                    Matcher link = CREDENTIAL.matcher(browser.get(address).body());
                    return link.find() && !found.getAndSet(link.group()).equals(link.group());
                },
                () -> "no badge at " + address);
        return JSON.readTree(browser.get(waymark.app.baseUrl() + found.get() + "/credential.json")
                .body());
    }

    private static List<String> frameworks(JsonNode badge) {
        return badge.findValuesAsText("targetFramework");
    }

    private void planASprint() {
        chromium.click(By.linkText("Runs"));
        chromium.waitFor("Plan next quarter here");
        picture("runs");
        chromium.click(By.linkText("Opportunities"));
        chromium.waitFor("Each run of it has its own dates");
        picture("opportunities");
        chromium.click(By.linkText("New opportunity"));
        type("title", "Generative AI for City Services");
        choose("kind", "Sprint");
        type("summary", "In four weeks, your team finds one service in which a language model helps, and tries it.");
        type("outcomes", "Choose a service with care\nWrite down what must not go wrong");
        press("save");
        chromium.waitFor("Now plan its first run");

        type("code", "AI 101.1");
        date("startDate", "01132026");
        date("endDate", "02032026");
        date("registrationDeadline", "01162026");
        type("timeCommitment", "2 hours a week");
        session(0, "Kick-off", "01132026");
        session(1, "Try it", "01202026");
        press("more:sessions");
        chromium.waitFor("Session 6");
        assertThat(value("sessions[1].label")).isEqualTo("Try it");
        session(2, "Try it again", "01272026");
        session(4, "Office hour", "01282026");
        choose("sessions[4].kind", "Optional meeting");
        session(3, "What we learned", "02032026");
        type("audience", "Mayors' offices and heads of city services.");
        type("capacity", "40 cities");
        type("takeAt", "https://lms.example/course/ai-101");
        chromium.click(By.cssSelector(".picker details summary"));
        chromium.click(By.cssSelector("label[for=criterion-DM1]"));
        press("save");
        chromium.waitFor("Nothing was saved: 1 field needs another look.");
        picture("fault");
        assertThat(value("sessions[3].label")).isEqualTo("What we learned");
        chromium.click(By.cssSelector("a[href='#f-registrationDeadline']"));
        date("registrationDeadline", "01092026");
        // Enter shows the page and keeps nothing.
        field("code").sendKeys(Keys.ENTER);
        chromium.waitFor("At a glance");
        assertThat(chromium.driver.getCurrentUrl()).contains("/new-run");
        WebElement form = chromium.find(By.cssSelector("form.entry"));
        WebElement preview = chromium.find(By.cssSelector(".preview"));
        assertThat(preview.getRect().getX())
                .as("the page stands beside the form")
                .isGreaterThan(form.getRect().getX() + form.getRect().getWidth() - 1);
        assertThat(preview.getText()).contains("Generative AI for City Services", "Kick-off");
        picture("form");
        chromium.width(360);
        assertThat(chromium.driver.executeScript(TOO_WIDE)).isEqualTo(0L);
        assertThat(preview.getRect().getY())
                .as("the page stands below the form")
                .isGreaterThan(form.getRect().getY());
        picture("form-narrow");
        press("publish");
        chromium.waitFor("The run is public now.");
        assertThat(chromium.driver.executeScript(TOO_WIDE)).isEqualTo(0L);
        picture("run-narrow");
        chromium.width(1280);
        picture("run");
        chromium.click(By.linkText("Cancel the run"));
        chromium.waitFor("What will follow");
        picture("cancel");
        chromium.driver.navigate().back();
    }

    private WebElement field(String name) {
        return chromium.find(By.name(name));
    }

    private String value(String name) {
        return String.valueOf(field(name).getDomProperty("value"));
    }

    private void type(String name, String text) {
        WebElement field = field(name);
        field.clear();
        field.sendKeys(text);
    }

    private void date(String name, String digits) {
        field(name).sendKeys(digits);
    }

    private void choose(String name, String words) {
        field(name).findElement(By.xpath("option[.='" + words + "']")).click();
    }

    private void session(int number, String label, String day) {
        String place = "sessions[" + number + "].";
        type(place + "label", label);
        date(place + "date", day);
        field(place + "startTime").sendKeys("1200PM");
        field(place + "endTime").sendKeys("0100PM");
        type(place + "zone", "America/New_York");
    }

    private void press(String what) {
        chromium.click(By.cssSelector("button[name=do][value='" + what + "']:not(.sr)"));
    }

    /** Leaves what is seen where somebody can look at it. */
    private void picture(String name) {
        Object data = chromium.driver
                .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        try {
            Files.write(
                    PICTURES.resolve("quarter-" + name + ".png"),
                    OutputType.BYTES.convertFromBase64Png(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
