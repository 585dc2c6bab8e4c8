package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.waymark.BrowserTest;
import org.waymark.journey.programme.Written;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;

/**
 * One quarter of a city, in a real browser: it is assessed, its lead invites three people, they take a Sprint with two
 * places, the city claims what they learned, staff confirm it, the report shows it, and everybody sees it.
 */
@BrowserTest
class QuarterIT {
    private static final String CITY = "City of Springfield";
    private static final String TOO_WIDE =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** In the past, because what waits for its turn is due by the clock of the machine. */
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2025-07-03T15:00:00Z"));

    private Installation waymark;
    private Chromium chromium;
    private Classroom room;
    private PlacedActivity course;
    private PlacedActivity sprint;
    private RunId run;

    @Test
    void a_city_is_assessed_learns_claims_is_confirmed_and_shows_what_the_quarter_brought() {
        try (Installation installation = Installation.onH2(Installation.newFolder(), clock::get);
                Chromium browser = new Chromium(Map.of())) {
            waymark = installation;
            chromium = browser;
            chromium.width(1280);
            room = new Classroom(waymark.lms, waymark.app.baseUrl(), 4);
            course = room.withColumn("Welcome");
            planASprint();
            Person lead = room.learner(0);

            String code = assess();
            join(lead, code);
            makeLead(lead);
            String invitation = invite(lead);
            for (int i = 1; i <= 3; i++) {
                join(room.learner(i), invitation);
            }

            register(room.learner(1), "You have a place");
            register(room.learner(2), "You have a place");
            register(room.learner(3), "On the waiting list");
            withdraw(room.learner(1));
            registration(room.learner(3));
            chromium.waitFor("You have a place");
            fits();

            clock.set(Instant.parse("2025-08-12T18:00:00Z"));
            attend();
            earn(room.learner(2));

            claim(lead);
            confirm("OD1", "A policy was adopted");
            clock.set(Instant.parse("2025-10-06T15:00:00Z"));
            report("Quarter 3 of 2025");
            chromium.waitFor("1 point of 45");
            assertThat(chromium.text()).contains("OD1 Open Data Policy", "fewer than 5 people");
            fits();
            show(lead);

            clock.set(Instant.parse("2025-11-20T15:00:00Z"));
            confirm("OD2", "An inventory was published");
            clock.set(Instant.parse("2026-01-06T15:00:00Z"));
            report("Quarter 4 of 2025");
            chromium.waitFor("2 points of 45");
            assertThat(chromium.text()).contains("OD2");
            chromium.driver.get(waymark.app.baseUrl() + "/cities/city-of-springfield");
            chromium.waitFor("2 of 45 points");
        }
    }

    /** A Sprint with two places for assessed cities, completed by whoever attends both sessions. */
    private void planASprint() {
        Written.Saved created = (Written.Saved)
                waymark.app.journeys.programme.editRun.create(new OpportunityId("open-data-policies"), """
                {"startDate": "2025-08-05", "endDate": "2025-08-12", "code": "OD 7", "criteria": ["OD1"],
                 "registrationDeadline": "2025-07-31", "registerHere": true,
                 "tiers": [{"name": "Work with the partner", "places": 2, "assessed": true}],
                 "sessions": [{"date": "2025-08-05", "label": "Kick-off"}, {"date": "2025-08-12", "label": "Review"}]}""", "Ada");
        run = new RunId(created.id());
        waymark.app.journeys.programme.changeRun.publish(run, created.revision(), null, "Ada");
        sprint = waymark.lms.addActivity(
                room.course,
                "The Sprint",
                waymark.app.baseUrl() + "/lti/launch",
                Map.of("waymark_run", run.value()),
                GradebookColumn.of(100, run.value(), "waymark-completion"));
        WebBrowser teacher = new WebBrowser();
        assertThat(RuleSetting.save(teacher, room.teacherPage(teacher, sprint), "ATTENDANCE")
                        .status())
                .isEqualTo(200);
    }

    private void enter() {
        chromium.outOfFrame();
        chromium.driver.get(
                waymark.app.journeys.admin.enterAdministration.makeLink().toString());
        chromium.click(By.cssSelector("main button"));
        chromium.click(By.linkText("Cities"));
    }

    private void enterCity() {
        enter();
        chromium.click(By.linkText(CITY));
        chromium.waitFor("Everything that happened");
    }

    /** Staff record the assessment, which makes the code. */
    private String assess() {
        enter();
        chromium.find(By.name("city")).sendKeys(CITY);
        chromium.click(By.xpath("//section[@aria-labelledby='code-heading']//button"));
        chromium.click(By.xpath("//summary[contains(., 'Record an assessment')]"));
        chromium.find(By.id("criteria")).clear();
        chromium.click(By.cssSelector("form[action$='/assessments'] button"));
        chromium.waitFor("Assessed on July 3, 2025");
        return chromium.find(By.cssSelector("section[aria-labelledby=codes-heading] li .code"))
                .getText();
    }

    private void open(Person person, PlacedActivity activity) {
        chromium.be(waymark, person);
        chromium.driver.get(waymark.lms.baseUrl() + "/activity/" + activity.id());
        chromium.intoFrame();
    }

    private void join(Person person, String code) {
        open(person, course);
        chromium.find(By.name("code")).sendKeys(code);
        chromium.click(By.cssSelector("form[action$='/join'] button"));
        chromium.waitFor(CITY);
    }

    private void makeLead(Person person) {
        enterCity();
        chromium.find(By.id("lead")).sendKeys(person.familyName());
        chromium.click(By.xpath("//input[@id='lead']/ancestor::form//button"));
        chromium.click(By.cssSelector("form[action$='/leads'] button"));
        chromium.waitFor("The person is now a city lead");
    }

    private String invite(Person lead) {
        open(lead, course);
        chromium.click(By.linkText("Our city"));
        chromium.click(By.linkText("Invite colleagues"));
        fits();
        return chromium.find(By.cssSelector(".big-code")).getText();
    }

    private void registration(Person person) {
        open(person, course);
        chromium.click(By.linkText("Learning opportunities"));
        chromium.click(By.partialLinkText("Open Data Policies"));
        chromium.click(By.xpath("//a[@role='button'][contains(., 'egister') or contains(., 'egistration')]"));
    }

    private void register(Person person, String outcome) {
        registration(person);
        chromium.click(By.xpath("//button[.='Register']"));
        chromium.waitFor(outcome);
    }

    private void withdraw(Person person) {
        registration(person);
        chromium.click(By.xpath("//summary[contains(., 'Withdraw')]"));
        chromium.click(By.cssSelector("form[action$='/withdraw'] button"));
        chromium.waitFor("You have withdrawn");
    }

    /** Those with a place open the activity, and the instructor marks who was there. */
    private void attend() {
        for (int i = 2; i <= 3; i++) {
            open(room.learner(i), sprint);
            chromium.waitFor("Open Data Policies");
        }
        open(room.teacher, sprint);
        chromium.click(By.linkText("Attendance"));
        for (int i = 2; i <= 3; i++) {
            for (String session : List.of("Kick-off", "Review")) {
                chromium.click(By.xpath("//label[contains(., '"
                        + room.learner(i).name() + "')][contains(., '" + session + "')]/input[@name='mark']"));
            }
        }
        chromium.click(By.cssSelector(".actions button"));
        chromium.waitFor("Saved for 2 people");
    }

    private void earn(Person person) {
        Wait.until(
                Duration.ofSeconds(30),
                () -> {
                    open(person, sprint);
                    return chromium.text().contains("Badge");
                },
                chromium::text);
        chromium.waitFor("Completed on");
    }

    private void claim(Person lead) {
        open(lead, course);
        chromium.click(By.linkText("Our city"));
        chromium.click(By.linkText("Claims"));
        chromium.click(By.xpath("//details[.//*[@id='criterion-OD1']]/summary"));
        chromium.click(By.cssSelector("#criterion-OD1 details summary"));
        chromium.find(By.id("link-OD1")).sendKeys("https://springfield.example/policy");
        chromium.click(By.cssSelector("#criterion-OD1 form button"));
        chromium.waitFor("https://springfield.example/policy");
    }

    private void confirm(String criterion, String why) {
        enterCity();
        chromium.click(By.id("confirm-" + criterion));
        chromium.find(By.id("evidence")).sendKeys(why);
        chromium.click(By.cssSelector("form#marks button"));
        chromium.waitFor(why);
    }

    private void report(String period) {
        enter();
        chromium.click(By.linkText("Reports"));
        chromium.click(By.xpath("//select[@name='period']/option[contains(., '" + period + "')]"));
        chromium.click(By.cssSelector("form[action$='/reports'] button"));
        // A reload before the answer is there would take the order back.
        chromium.waitFor("The reports ");
        Wait.until(
                Duration.ofSeconds(30),
                () -> {
                    chromium.driver.navigate().refresh();
                    return chromium.text().contains("Read the reports");
                },
                chromium::text);
        chromium.click(By.linkText("Read the reports"));
        chromium.click(By.linkText(CITY));
    }

    private void show(Person lead) {
        open(lead, course);
        chromium.click(By.linkText("Our city"));
        chromium.click(By.linkText("Reports"));
        chromium.click(By.linkText("Quarter 3 of 2025"));
        chromium.waitFor("1 point of 45");
        chromium.click(By.linkText("Public page"));
        chromium.click(By.cssSelector("form[action$='/city/public'] button"));
        chromium.waitFor("is public now");
        chromium.outOfFrame();
        chromium.driver.get(waymark.app.baseUrl() + "/cities");
        chromium.click(By.linkText(CITY));
        chromium.waitFor("1 of 45 points");
        fits();
    }

    /** The page fits a telephone, too. */
    private void fits() {
        chromium.width(360);
        assertThat(chromium.driver.executeScript(TOO_WIDE)).isEqualTo(0L);
        chromium.width(1280);
    }
}
