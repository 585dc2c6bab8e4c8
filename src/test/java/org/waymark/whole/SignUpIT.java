package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.journey.privacy.ErasePerson;
import org.waymark.journey.programme.RunPage;
import org.waymark.journey.programme.Written;
import org.waymark.learning.OpportunityId;
import org.waymark.learning.RunId;
import org.waymark.people.LearnerId;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.store.Database;

/** People register for runs through the whole product: places, waiting lists, selection, letters, and who came. */
class SignUpIT {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final OpportunityId OPPORTUNITY = new OpportunityId("open-data-policies");
    private static final String ONE_PLACE = """
            "tiers": [{"name": "Listen", "places": 1}]""";

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<Person, WebBrowser> browsers = new HashMap<>();
    private final Map<Person, String> sessions = new HashMap<>();
    private Installation waymark;
    private Classroom room;
    private PlacedActivity activity;

    @BeforeEach
    void starts() {
        mail.start();
        waymark = Installation.withMail(clock::get, mail.getSmtp().getPort());
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 6);
        activity = room.withColumn("An activity");
    }

    @AfterEach
    void ends() {
        waymark.close();
        mail.stop();
    }

    /** A run that begins in eight weeks, published. */
    private RunId run(String registration) {
        Written.Saved created = (Written.Saved)
                waymark.app.journeys.programme.editRun.create(OPPORTUNITY, """
                {"startDate": "2027-01-15", "endDate": "2027-02-15", "code": "OD 7", "criteria": ["OD1"],
                 "registrationDeadline": "2027-01-10", "registerHere": true, "sessions": [
                   {"date": "2027-01-15", "label": "Kick-off"}], %s}""".formatted(registration), "Ada");
        RunId run = new RunId(created.id());
        waymark.app.journeys.programme.changeRun.publish(run, created.revision(), null, "Ada");
        return run;
    }

    /** Changes a run as staff do with its form. */
    private Written change(RunId run, String from, String to) {
        RunPage page = waymark.app.journeys.programme.viewRuns.view(run).orElseThrow();
        assertThat(page.json()).contains(from);
        return waymark.app.journeys.programme.editRun.save(
                run, page.revision(), page.json().replace(from, to), "Ada");
    }

    private int revision(RunId run) {
        return waymark.app.journeys.programme.viewRuns.view(run).orElseThrow().revision();
    }

    private WebBrowser browser(Person person) {
        return browsers.computeIfAbsent(person, one -> {
            WebBrowser browser = new WebBrowser();
            WebBrowser.Page page = room.launch(browser, one, activity);
            sessions.put(one, page.address().toString().replaceAll("(/s/[^/?]+).*", "$1"));
            return browser;
        });
    }

    private WebBrowser.Page page(Person person, RunId run) {
        WebBrowser browser = browser(person);
        return browser.get(sessions.get(person) + "/registrations/" + run);
    }

    private WebBrowser.Page register(Person person, RunId run, Map<String, String> fields) {
        WebBrowser.Form form = page(person, run).form("/registrations/" + run);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            form = form.with(field.getKey(), field.getValue());
        }
        return browser(person).post(form);
    }

    private WebBrowser.Page registerWithMail(Person person, RunId run) {
        return register(person, run, Map.of("address", address(person), "reminders", "yes"));
    }

    private static String address(Person person) {
        return person.id() + "@city.example";
    }

    private void withdraw(Person person, RunId run) {
        browser(person).post(page(person, run).form("/withdraw"));
    }

    private void join(Person person, String city) {
        String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
        WebBrowser browser = browser(person);
        browser.post(browser.get(sessions.get(person) + "/city").form("/join").with("code", code));
    }

    private List<String> subjects(Person person) {
        try {
            List<String> subjects = new ArrayList<>();
            for (MimeMessage message : mail.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().equals(address(person))) {
                    subjects.add(message.getSubject().replaceAll(":.*", ""));
                }
            }
            return subjects;
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void waitForMail(int letters) {
        Wait.until(
                Duration.ofSeconds(20),
                () -> mail.getReceivedMessages().length >= letters,
                () -> mail.getReceivedMessages().length + " letters");
    }

    private WebBrowser.Page staff(WebBrowser browser, String page) {
        return browser.get(AdminIT.enter(waymark, browser).address() + page);
    }

    @Test
    void who_comes_late_waits_and_moves_up_when_somebody_withdraws_or_places_are_added() {
        RunId run = run(ONE_PLACE);
        Person first = room.learner(0);
        Person second = room.learner(1);
        Person third = room.learner(2);
        assertThat(page(first, run).body()).contains("1 place of 1 is left", "Register until", "January 10, 2027");
        assertThat(registerWithMail(first, run).body()).contains("You are registered", "You have a place");
        assertThat(registerWithMail(second, run).body()).contains("On the waiting list", "You are the next");
        assertThat(registerWithMail(third, run).body()).contains("On the waiting list", "1 person is before you");

        withdraw(first, run);
        assertThat(page(first, run).body()).contains("Withdrawn", "Register again");
        assertThat(page(second, run).body()).contains("You have a place", "calendar.ics");
        waitForMail(5);
        assertThat(subjects(first)).containsExactlyInAnyOrder("You have a place", "You have withdrawn");
        assertThat(subjects(second)).containsExactlyInAnyOrder("You are on the waiting list", "You have a place now");

        assertThat(registerWithMail(first, run).body())
                .as("at the end of the line")
                .contains("On the waiting list", "1 person is before you");

        assertThat(change(run, "\"places\":1", "\"places\":3")).isInstanceOf(Written.Saved.class);
        assertThat(page(third, run).body()).contains("You have a place");
        assertThat(page(first, run).body()).contains("You have a place");
        assertThat(staff(new WebBrowser(), "/runs/" + run + "/people").body()).contains("3 of 3 places taken");
    }

    @Test
    void whoever_waits_moves_up_when_somebody_with_a_place_is_erased() {
        RunId run = run(ONE_PLACE);
        Person first = room.learner(0);
        Person second = room.learner(1);
        assertThat(registerWithMail(first, run).body()).contains("You have a place");
        assertThat(registerWithMail(second, run).body()).contains("On the waiting list");
        waitForMail(2);
        try (Database database = waymark.openDatabase()) {
            LearnerId learner = database.inTransaction(
                    handle -> handle.createQuery("select id from learner where subject = :subject")
                            .bind("subject", first.id())
                            .mapTo(LearnerId.class)
                            .one());
            assertThat(waymark.app.journeys.privacy.erasePerson.erase(learner, ErasePerson.Reason.ASKED, false))
                    .isEqualTo(ErasePerson.Outcome.DONE);
        }
        assertThat(page(second, run).body()).contains("You have a place");
        waitForMail(3);
        assertThat(subjects(second)).contains("You have a place now");
        assertThat(subjects(first))
                .as("nothing more is sent to whoever was erased")
                .containsExactly("You have a place");
        assertThat(page(first, run).status()).isEqualTo(410);
        assertThat(staff(new WebBrowser(), "/runs/" + run + "/people").body())
                .contains("1 of 1 place taken")
                .doesNotContain(address(first));
    }

    @Test
    void a_place_of_a_city_is_shared_by_its_people_and_is_for_assessed_cities_where_the_run_says_so() {
        RunId run = run("""
                "tiers": [{"name": "With a partner", "places": 1, "perCity": true, "assessed": true},
                          {"name": "Audit"}]""");
        Person stranger = room.learner(0);
        assertThat(page(stranger, run).body())
                .contains("Give your city’s code", "A place for one city is left, of 1")
                .containsPattern("value=\"With a partner\" required disabled")
                .containsPattern("value=\"Audit\" required checked");
        assertThat(register(stranger, run, Map.of("tier", "Audit")).body()).contains("You have a place: Audit");
        assertThat(register(room.learner(1), run, Map.of("tier", "With a partner"))
                        .status())
                .isEqualTo(422);

        Person springfield = room.learner(1);
        Person colleague = room.learner(2);
        Person shelbyville = room.learner(3);
        join(springfield, "City of Springfield");
        join(colleague, "City of Springfield");
        join(shelbyville, "City of Shelbyville");
        assertThat(page(springfield, run).body()).contains("This is for cities that were assessed");
        assess("City of Springfield");
        assess("City of Shelbyville");
        Map<String, String> partner = Map.of("tier", "With a partner", "shown", "yes");
        assertThat(register(springfield, run, partner).body()).contains("You have a place");
        assertThat(register(shelbyville, run, partner).body()).contains("On the waiting list");
        WebBrowser.Page joined = register(colleague, run, Map.of("tier", "With a partner"));
        assertThat(joined.body())
                .as("with the place of the own city, past whoever waits for another")
                .contains("You have a place", "Learner1", "City of Springfield");
        assertThat(page(springfield, run).body())
                .as("who did not agree is not shown")
                .contains("Nobody else has agreed to be seen yet")
                .doesNotContain("Learner2");
        assertThat(staff(new WebBrowser(), "/runs/" + run + "/people").body())
                .contains("1 of 1 city, 2 people", "City of Shelbyville", "1 person takes part");

        withdraw(springfield, run);
        assertThat(page(shelbyville, run).body()).contains("On the waiting list");
        withdraw(colleague, run);
        assertThat(page(shelbyville, run).body()).contains("You have a place");
        assertThat(page(shelbyville, run).body()).doesNotContain("Learner1");
    }

    private void assess(String city) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page cities = staff(browser, "/cities");
        Matcher link = Pattern.compile("href=\"([^\"]*/cities/[0-9a-f-]{36})\"[^>]*>" + city)
                .matcher(cities.body());
        assertThat(link.find()).as(cities.body()).isTrue();
        WebBrowser.Page page = browser.get(waymark.app.baseUrl() + link.group(1));
        assertThat(browser.post(page.form("/assessments").with("assessed-on", "2026-11-20"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void staff_select_among_those_who_apply_and_what_they_write_reaches_the_people() {
        RunId run = run("""
                "questions": ["Why do you want to come?"],
                "tiers": [{"name": "Cohort", "places": 1, "selected": true}]""");
        String script = "<script>alert(1)</script>";
        for (int i = 0; i < 3; i++) {
            Person person = room.learner(i);
            assertThat(register(person, run, Map.of("answer-0", " ", "address", ""))
                            .status())
                    .isEqualTo(422);
            assertThat(register(
                                    person,
                                    run,
                                    Map.of("answer-0", script + i, "address", address(person), "reminders", "yes"))
                            .body())
                    .contains("Applied: Cohort");
        }
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page people = staff(browser, "/runs/" + run + "/people");
        assertThat(people.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;0", "Why do you want to come?")
                .doesNotContain(script);
        List<String> fields = fields(people);
        assertThat(fields).hasSize(3);
        WebBrowser.Page decided = browser.post(people.form("/people")
                .with(fields.get(0), "PLACE")
                .with(fields.get(1), "DECLINE")
                .with("note", "Thank you all."));
        assertThat(decided.body()).contains("The decisions are carried out", "1 of 1 place taken", "Thank you all.");
        assertThat(page(room.learner(0), run).body()).contains("You have a place", "Thank you all.");
        assertThat(page(room.learner(1), run).body()).contains("Not selected", "Thank you all.");
        assertThat(page(room.learner(2), run).body()).contains("Applied").doesNotContain("Thank you all.");
        waitForMail(5);
        assertThat(subjects(room.learner(1))).containsExactly("Your application", "Your application");

        WebBrowser.Page full = browser.post(decided.form("/people").with(fields.get(2), "PLACE"));
        assertThat(full.status()).isEqualTo(422);
        assertThat(full.body()).contains("1 person could get no place");
        assertThat(page(room.learner(2), run).body()).contains("Applied");
        assertThat(full.body()).contains("put on the waiting list");
        browser.post(full.form("/people").with(fields.get(2), "WAIT"));
        assertThat(page(room.learner(2), run).body()).contains("You are the next to get a place");

        WebBrowser.Page removed = browser.post(
                staff(browser, "/runs/" + run + "/people").form("/people").with(fields.get(0), "REMOVE"));
        assertThat(removed.status()).isEqualTo(200);
        assertThat(page(room.learner(2), run).body()).contains("You have a place");
        assertThat(page(room.learner(0), run).body()).contains("Registration ended");
        assertThat(staff(new WebBrowser(), "/audit").body())
                .contains("Decided who has places in a run", "PLACE 1", "DECLINE 1");
        WebBrowser csv = new WebBrowser();
        String table = staff(csv, "/runs/" + run + "/people.csv").body();
        assertThat(table).contains("Why do you want to come?", "Not selected", "Cohort", "Has a place");
        assertThat(staff(new WebBrowser(), "/audit").body()).contains("Exported the registrations of a run");
    }

    private static List<String> fields(WebBrowser.Page people) {
        return Pattern.compile("name=\"(do-[0-9a-f-]{36})\"")
                .matcher(people.body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void people_are_told_of_other_dates_and_of_a_cancellation_and_are_reminded_once_until_they_stop_it()
            throws Exception {
        RunId run = run(ONE_PLACE);
        Person placed = room.learner(0);
        Person waiting = room.learner(1);
        registerWithMail(placed, run);
        registerWithMail(waiting, run);
        var change = waymark.app.journeys.programme.changeRun;
        change.postpone(run, revision(run), java.time.LocalDate.parse("2027-01-20"), "Ada");
        waitForMail(4);
        assertThat(subjects(placed)).contains("New dates");
        assertThat(subjects(waiting)).contains("New dates");

        var remind = waymark.app.journeys.signUps.remindPeople;
        remind.run();
        clock.set(Instant.parse("2027-01-13T08:00:00Z"));
        remind.run();
        remind.run();
        clock.set(Instant.parse("2027-01-14T08:00:00Z"));
        remind.run();
        waitForMail(5);
        assertThat(subjects(placed)).containsOnlyOnce("It starts soon");
        assertThat(subjects(waiting)).doesNotContain("It starts soon");

        String letter = text(placed, "It starts soon");
        assertThat(letter).contains("Starts: January 20, 2027", "/calendar.ics", "How you take part: Listen");
        Matcher stop = Pattern.compile("http://\\S+/mail/stop/\\S+").matcher(letter);
        assertThat(stop.find()).isTrue();
        WebBrowser anybody = new WebBrowser();
        WebBrowser.Page asked = anybody.get(stop.group());
        assertThat(anybody.get(stop.group()).body()).contains("Stop these letters");
        assertThat(anybody.post(asked.form("/mail/stop/" + stop.group().replaceAll(".*/", "")))
                        .body())
                .contains("No more of these letters");
        assertThat(anybody.get(stop.group() + "x").status()).isEqualTo(404);
        clock.set(Instant.parse("2027-01-19T08:00:00Z"));
        remind.run();
        assertThat(due()).isZero();

        change.cancel(run, revision(run), "The speaker is ill.", "Ada");
        waitForMail(7);
        assertThat(text(waiting, "Canceled")).contains("The speaker is ill.");
        assertThat(text(placed, "Canceled"))
                .as("what is not a reminder is still told")
                .contains("does not take place");
        assertThat(page(placed, run).status()).as("the session ended long ago").isEqualTo(401);
    }

    private long due() {
        return waymark.app.journeys.signUps.watchMail.overview().due();
    }

    private String text(Person person, String subject) throws Exception {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(address(person))
                                && message.getSubject().startsWith(subject);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .findFirst()
                .map(GreenMailUtil::getBody)
                .orElseThrow()
                .replace("\r\n", "\n");
    }

    @Test
    void what_is_wrong_is_said_and_nobody_gets_into_what_is_closed() {
        RunId run = run(ONE_PLACE);
        Person person = room.learner(0);
        for (String address : List.of(
                "nobody",
                "a@b@c.example",
                "two@city.example, three@city.example",
                "a\r\nBcc: x@city.example",
                "a@city.example\r\n",
                ".a@city.example",
                "a@-city.example",
                "a@" + "b".repeat(300) + ".example")) {
            WebBrowser.Page refused = register(person, run, Map.of("address", address));
            if (!address.endsWith("\r\n")) {
                assertThat(refused.status()).as(address).isEqualTo(422);
                assertThat(refused.body()).contains("This is not an email address");
            } else {
                assertThat(refused.body())
                        .as("blanks around it are nobody's intent")
                        .contains("You have a place");
                withdraw(person, run);
            }
        }
        assertThat(register(person, run, Map.of("tier", "Another")).status()).isEqualTo(422);
        assertThat(page(person, new RunId("no-such-run")).status()).isEqualTo(404);
        assertThat(page(person, new RunId(Installation.RUN)).body())
                .as("a run for which nobody registers here")
                .contains("People do not register for this run in Waymark");
        assertThat(page(person, run).body()).contains("Listen");
        WebBrowser.Form late = page(person, run).form("/registrations/" + run);
        assertThat(change(run, "2027-01-10", "2026-11-19")).isInstanceOf(Written.Saved.class);
        WebBrowser.Page closed = browser(person).post(late);
        assertThat(closed.status()).isEqualTo(422);
        assertThat(closed.body()).contains("Registration has ended").doesNotContain("You have a place");
    }

    @Test
    void a_tier_stays_while_somebody_is_registered_for_it_and_a_hidden_run_is_still_seen_by_who_is() {
        RunId run = run(ONE_PLACE);
        Person person = room.learner(0);
        register(person, run, Map.of());
        Written refused = change(run, "\"name\":\"Listen\"", "\"name\":\"Hear\"");
        assertThat(refused).isInstanceOf(Written.Faulty.class);
        assertThat(((Written.Faulty) refused).faults().get(0).message().words())
                .contains("must keep “Listen”: 1 person is registered for it");
        waymark.app.journeys.programme.changeRun.hide(run, revision(run), "Ada");
        assertThat(page(person, run).body()).contains("You have a place");
        assertThat(page(room.learner(1), run).status()).isEqualTo(404);
        browser(person);
        assertThat(browser(person).get(sessions.get(person) + "/registrations").body())
                .contains("Open Data Policies", "You have a place");
        assertThat(browser(room.learner(1))
                        .get(sessions.get(room.learner(1)) + "/registrations")
                        .body())
                .contains("You have not registered for a run yet");
    }

    @Test
    void what_changes_meanwhile_takes_nobody_by_surprise() {
        RunId run = run("\"questions\": [\"Why?\"]");
        Person person = room.learner(0);
        WebBrowser.Form early = page(person, run).form("/registrations/" + run).with("answer-0", "Because");
        assertThat(change(run, "\"questions\":[\"Why?\"]", "\"questions\":[\"Who pays?\"]"))
                .isInstanceOf(Written.Saved.class);
        WebBrowser.Page asked = browser(person).post(early);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.body()).contains("The questions have changed while you answered", "Who pays?");
        assertThat(register(person, run, Map.of("answer-0", "The city")).body()).contains("You have a place");

        assertThat(change(run, "\"questions\":[\"Who pays?\"]", "\"questions\":[]"))
                .isInstanceOf(Written.Saved.class);
        assertThat(change(run, "\"tiers\":[]", "\"tiers\":[{\"name\": \"Cohort\", \"places\": 5}]"))
                .as("who registered when there was one way takes the first of several")
                .isInstanceOf(Written.Saved.class);
        assertThat(page(person, run).body()).contains("You have a place: Cohort");
        WebBrowser staff = new WebBrowser();
        WebBrowser.Page people = staff(staff, "/runs/" + run + "/people");
        assertThat(people.body()).contains("Who pays?", "The city", "Has a place");

        WebBrowser.Page shown = staff(staff, "/runs/" + run + "/people");
        withdraw(person, run);
        WebBrowser.Page decided =
                staff.post(shown.form("/people").with(fields(shown).get(0), "PLACE"));
        assertThat(decided.body()).as("whoever withdrew is not put back").contains("Nothing was changed");
        assertThat(page(person, run).body()).contains("Withdrawn");

        Person other = room.learner(1);
        register(other, run, Map.of("address", address(other), "shown", "yes"));
        WebBrowser.Form quiet = page(other, run).form("/change");
        browser(other)
                .post(new WebBrowser.Form(
                        quiet.action(), Map.of("_csrf", quiet.fields().get("_csrf"))));
        assertThat(page(other, run).body())
                .as("what a page did not ask about stays")
                .contains("value=\"" + address(other) + "\"");
    }

    @Test
    void an_instructor_sees_who_registered_and_never_came_and_who_came_unregistered() {
        RunId run = new RunId(Installation.RUN);
        change(run, "\"registerHere\":false", "\"registerHere\":true");
        RunPage page = waymark.app.journeys.programme.viewRuns.view(run).orElseThrow();
        assertThat(page.entry().run().registration().here()).isTrue();
        try (org.waymark.store.Database database = waymark.openDatabase()) {
            // The run was held in 2019: whoever is registered for it registered then.
            for (int i = 0; i < 2; i++) {
                browser(room.learner(i));
                String subject = room.learner(i).id();
                int number = i;
                database.useTransaction(handle -> {
                    handle.execute(
                            "insert into sign_up (id, run, learner_id, tier, state, line, answers, shown, reminders,"
                                    + " stop_token, signed_up_at, changed_at) select random_uuid(), '" + run
                                    + "', id, '', 'PLACED', " + number + ", '[]', false, false, 't" + number
                                    + "', current_timestamp, current_timestamp from learner where subject = '" + subject
                                    + "'");
                });
            }
        }
        room.complete(room.learner(1), activity);
        room.complete(room.learner(2), activity);
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page teaching = room.teacherPage(browser, activity);
        assertThat(teaching.body()).contains("Who registered, and who came");
        String seen = browser.get(teaching.address().toString().replaceAll("(/s/[^/?]+).*", "$1") + "/registered")
                .body();
        assertThat(seen)
                .containsSubsequence(
                        "1 person has a place and has not come",
                        "Learner0",
                        "1 person came without a place",
                        "Learner2",
                        "1 person has a place and came",
                        "Learner1");
        assertThat(browser(room.learner(0))
                        .get(sessions.get(room.learner(0)) + "/registered")
                        .status())
                .isEqualTo(403);
    }
}
