package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.question.Questions;
import org.waymark.store.Database;

/** People ask the program and cities ask to host, through the whole product: who reads it, who answers, and what comes of it. */
class QuestionIT {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final String OFFICE = "programme@office.example";

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Installation waymark;
    private Classroom room;
    private PlacedActivity activity;
    private WebBrowser staff;
    private String admin;

    /** Somebody's browser, and the address of the session in it. */
    private record Seat(WebBrowser browser, String at) {
        WebBrowser.Page get(String page) {
            return browser.get(at + page);
        }
    }

    @BeforeEach
    void starts() {
        mail.start();
        waymark = Installation.withMail(clock::get, mail.getSmtp().getPort());
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 4);
        activity = room.withColumn("An activity");
        staff = new WebBrowser();
        admin = AdminIT.enter(waymark, staff).address().toString();
    }

    @AfterEach
    void ends() {
        waymark.close();
        mail.stop();
    }

    private Seat open(int learner) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(learner), activity);
        return new Seat(browser, page.address().toString().replaceAll("(/s/[^/?]+).*", "$1"));
    }

    private Seat join(int learner, String city) {
        String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
        Seat seat = open(learner);
        seat.browser().post(seat.get("/city").form("/join").with("code", code));
        return seat;
    }

    private Seat lead(int learner, String city) {
        Seat seat = join(learner, city);
        WebBrowser.Page desk = staff.get(admin + "/cities?q=" + city.replace(" ", "+"));
        String page = desk.body().replaceAll("(?s).*?href=\"([^\"]*/cities/[0-9a-f-]{36})\".*", "$1");
        staff.post(staff.get(waymark.app.baseUrl() + page + "?lead="
                        + room.learner(learner).familyName())
                .form("/leads"));
        return seat;
    }

    private static WebBrowser.Page ask(Seat seat, String topic, String words, String address) {
        return seat.browser()
                .post(seat.get("/questions/new?page=/privacy")
                        .form("/questions/new")
                        .with("topic", topic)
                        .with("words", words)
                        .with("address", address));
    }

    private static String csrf(Seat seat) {
        return seat.get("/questions/new").form("/questions/new").fields().get("_csrf");
    }

    private WebBrowser.Page inbox(String filter) {
        return staff.get(admin + "/questions" + filter);
    }

    /** The page of the first question in the list. */
    private WebBrowser.Page first() {
        String body = inbox("").body();
        return staff.get(
                waymark.app.baseUrl() + body.replaceAll("(?s).*?href=\"([^\"]*/questions/[0-9a-f-]{36})\".*", "$1"));
    }

    private WebBrowser.Page answer(WebBrowser.Page page, String words) {
        return staff.post(page.form(page.address().getPath()).with("words", words));
    }

    private List<MimeMessage> letters(int count) {
        Wait.until(
                Duration.ofSeconds(20),
                () -> mail.getReceivedMessages().length >= count,
                () -> mail.getReceivedMessages().length + " letters");
        return Arrays.asList(mail.getReceivedMessages());
    }

    @Test
    void a_learner_asks_from_any_page_staff_answer_and_both_see_whose_turn_it_is() throws Exception {
        staff.post(inbox("/contacts")
                .form("/contacts")
                .with("topic", "DATA")
                .with("name", "The office")
                .with("address", OFFICE));
        Seat seat = join(0, "City of Springfield");
        assertThat(seat.get("").body()).contains("/questions/new?page=");
        assertThat(seat.get("/progress").body()).contains("/questions/new?page=/progress");
        WebBrowser.Page form = seat.get("/questions/new?page=/privacy");
        assertThat(form.body()).contains("The office (" + OFFICE + ")", "value=\"DATA\" required checked");

        assertThat(ask(seat, "DATA", "  ", "").status()).isEqualTo(422);
        assertThat(ask(seat, "DATA", "words", "no address").body()).contains("one email address", "words</textarea>");
        WebBrowser.Page asked = ask(seat, "DATA", "What is <b>kept</b>?\n\nI'd like to know.", "ada@city.example");
        assertThat(asked.body())
                .contains("Your question was sent", "Waiting for an answer", "&lt;b&gt;kept&lt;/b&gt;")
                .doesNotContain("<b>kept");
        assertThat(letters(1).get(0).getAllRecipients()[0]).hasToString(OFFICE);
        assertThat(GreenMailUtil.getBody(letters(1).get(0))).contains("What is <b>kept</b>?");

        assertThat(staff.get(admin).body()).contains("1 question is waiting for an answer");
        assertThat(inbox("?topic=DATA&state=OPEN").body())
                .contains(room.learner(0).name(), "City of Springfield");
        assertThat(inbox("?topic=PLATFORM").body()).contains("There is no such question");
        WebBrowser.Page page = first();
        assertThat(page.body()).contains("/privacy", "it is sent to ada@city.example");
        assertThat(answer(page, " ").status()).isEqualTo(422);
        answer(page, "All of it stands on the page *Privacy*.");
        assertThat(letters(2).get(1).getAllRecipients()[0]).hasToString("ada@city.example");
        assertThat(GreenMailUtil.getBody(letters(2).get(1))).contains("All of it stands", "/questions/");

        assertThat(seat.get("/questions").body()).contains("Answered", "What is &lt;b&gt;kept");
        WebBrowser.Page mine = seat.browser().get(asked.address().toString());
        assertThat(mine.body()).contains("All of it stands on the page *Privacy*.");
        WebBrowser.Page again =
                seat.browser().post(mine.form(mine.address().getPath()).with("words", "And who sees it?"));
        assertThat(again.body()).contains("Waiting for an answer", "And who sees it?");
        assertThat(staff.get(admin + "/cities").body()).contains("1 question<");
        assertThat(staff.get(admin + "/cities?sort=questions&order=down").status())
                .isEqualTo(200);
        assertThat(staff.get(admin + "/cities/cities.csv").body()).contains("open_questions", ",0,1,");

        WebBrowser.Page handed = staff.post(first().form("/topic").with("topic", "PLATFORM"));
        assertThat(handed.body()).contains("Handed on: the learning platform.");
        assertThat(seat.browser().post(again.form("/settle")).body()).contains("Your question is settled", "Settled");
        assertThat(inbox("").body()).contains("No question is waiting");
        staff.post(first().form("/settle"));
        assertThat(seat.get("/questions").body()).contains("Waiting for an answer");
        assertThat(inbox("/questions.csv").body()).contains("OPEN,PLATFORM,City of Springfield,");
        assertThat(staff.get(admin + "/audit").body())
                .contains("Answered a question", "Handed a question on", "Named a contact", "Downloaded questions");
    }

    @Test
    void nobody_else_reads_a_question_and_its_address_is_the_key_of_a_stranger() {
        Seat asker = open(0);
        String mine = ask(asker, "PROGRAMME", "A secret of mine", "")
                .address()
                .toString()
                .replaceAll("\\?.*", "");
        Seat other = open(1);
        String path = mine.replaceAll(".*(/questions/)", "$1");
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.browser()
                        .post(new WebBrowser.Form(
                                URI.create(other.at() + path), Map.of("words", "x", "_csrf", csrf(other))))
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/questions").body()).contains("You have not asked anything yet");

        WebBrowser stranger = new WebBrowser();
        String base = waymark.app.baseUrl().toString();
        assertThat(stranger.get(base + "/catalogue").body()).contains("href=\"/ask\"");
        assertThat(stranger.get(base + "/no-such-page").body()).contains("/ask?topic=PLATFORM&amp;page=");
        WebBrowser.Page sent = stranger.post(stranger.get(base + "/ask?topic=PLATFORM&page=abc")
                .form("/ask")
                .with("topic", "PLATFORM")
                .with("words", "I cannot sign in")
                .with("name", "Grace"));
        assertThat(sent.body()).contains("Keep the address of this page", "I cannot sign in");
        assertThat(inbox("").body()).contains("Grace");
        answer(
                staff.get(waymark.app.baseUrl()
                        + inbox("?topic=PLATFORM")
                                .body()
                                .replaceAll("(?s).*?href=\"([^\"]*/questions/[0-9a-f-]{36})\".*", "$1")),
                "Try again");
        String secret = sent.address().toString().replaceAll("\\?.*", "");
        assertThat(new WebBrowser().get(secret).body()).contains("Try again");
        assertThat(new WebBrowser()
                        .get(secret.substring(0, secret.length() - 1) + "!")
                        .status())
                .isEqualTo(404);
        assertThat(letters(0)).as("no stranger makes Waymark write letters").isEmpty();
    }

    @Test
    void an_answer_is_none_to_what_was_written_meanwhile_and_its_words_are_not_lost() {
        Seat asker = open(0);
        WebBrowser.Page mine = ask(asker, "PROGRAMME", "When does it start?", "");
        WebBrowser.Page read = first();
        asker.browser().post(mine.form(mine.address().getPath()).with("words", "And where?"));
        WebBrowser.Page refused = answer(read, "In May");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("has written again meanwhile", "And where?", "In May</textarea>");
        assertThat(answer(refused, "In May, here").body()).contains("Answered", "In May, here");
    }

    @Test
    void staff_settle_several_at_once_and_remove_what_is_none() {
        WebBrowser stranger = new WebBrowser();
        String form = waymark.app.baseUrl() + "/ask";
        for (int i = 0; i < 3; i++) {
            assertThat(stranger.post(stranger.get(form).form("/ask").with("words", "Buy " + i))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(stranger.postFrom(
                                "https://elsewhere.example",
                                stranger.get(form).form("/ask").with("words", "Sent by a page of somebody else"))
                        .status())
                .isEqualTo(403);
        WebBrowser.Page list = inbox("");
        assertThat(list.body()).contains("Buy 2").doesNotContain("somebody else");
        List<Map.Entry<String, String>> ticked = Pattern.compile("name=\"question\" value=\"([^\"]+)\"")
                .matcher(list.body())
                .results()
                .map(found -> Map.entry("question", found.group(1)))
                .toList();
        assertThat(ticked).hasSize(3);
        assertThat(staff.postAll(list.form("/questions/settle"), ticked.subList(0, 2))
                        .body())
                .contains("that were chosen are settled", "1 question is waiting");
        assertThat(staff.post(first().form("/remove")).body()).contains("The question is removed", "No question");
        assertThat(inbox("").body()).contains("2 questions<");
        assertThat(staff.get(admin + "/audit").body()).contains("Removed a question");
    }

    @Test
    void strangers_write_so_much_and_no_more_and_what_they_said_of_themselves_is_forgotten() {
        WebBrowser stranger = new WebBrowser();
        String form = waymark.app.baseUrl() + "/ask";
        int taken = 0;
        while (taken < 100
                && stranger.post(stranger.get(form)
                                        .form("/ask")
                                        .with("words", "Again")
                                        .with("address", "a@b.example"))
                                .status()
                        == 200) {
            taken++;
        }
        assertThat(taken).isEqualTo(60);
        staff.post(first().form("/settle"));
        clock.set(START.plus(Duration.ofDays(31)));
        try (Database database = waymark.openDatabase()) {
            assertThat(database.<Integer>inTransaction(handle -> new Questions()
                            .forget(handle, clock.get().minus(Duration.ofDays(30)), START.minus(Duration.ofDays(300)))))
                    .as("of those that are settled")
                    .isEqualTo(1);
        }
    }

    @Test
    void a_city_asks_to_host_staff_plan_it_and_it_becomes_a_run_whose_page_names_the_host_and_the_place() {
        Seat lead = lead(0, "City of Springfield");
        Seat colleague = join(1, "City of Springfield");
        Seat elsewhere = lead(2, "City of Shelbyville");
        assertThat(colleague.get("/city/host").status()).isEqualTo(403);
        assertThat(host(lead, "2026-11-19", "30").body()).contains("from today on");
        assertThat(host(lead, "2027-03-01", "0").body()).contains("from 1 to 10,000", "value=\"2027-03-01\"");
        WebBrowser.Page asked = host(lead, "2027-03-01", "30");
        assertThat(asked.body()).contains("Your question was sent", "30 people", "The old library");
        String question = asked.address().getPath().replaceAll(".*(/questions/[^/?]+)", "$1");
        assertThat(elsewhere.get(question).status()).isEqualTo(404);
        assertThat(colleague.get(question).status()).isEqualTo(404);

        WebBrowser.Page page = first();
        assertThat(page.body()).contains("City of Springfield", "Plan it with the city", "Make a run of it");
        WebBrowser.Form plan = page.form("/plan").with("place", "City Hall, room 4");
        assertThat(staff.post(plan.with("first", "2027-03-05").with("last", "2027-03-04"))
                        .body())
                .contains("a last day that is not before it");
        staff.post(plan.with("first", "2027-03-04").with("last", "2027-03-05").with("words", "See you"));
        assertThat(lead.get(question).body())
                .contains("Planned from March 4, 2027 to March 5, 2027, at City Hall, room 4.", "See you");

        WebBrowser.Page form = staff.get(waymark.app.baseUrl()
                + first().body().replaceAll("(?s).*?href=\"([^\"]*/new-run\\?host=[0-9a-f-]{36})\".*", "$1"));
        assertThat(form.body()).contains("City Hall, room 4", "City of Springfield", "2027-03-04", "2027-03-05");
        WebBrowser.Page made = staff.post(RunPagesIT.filled(form, form.address().getQuery())
                .with("opportunity", "open-data-policies")
                .with("do", "publish"));
        assertThat(made.body()).contains("City of Springfield asked to host it");
        String run = made.address().getPath().replaceAll(".*/", "");
        assertThat(new WebBrowser()
                        .get(waymark.app.baseUrl() + "/catalogue/" + run)
                        .body())
                .contains("City Hall, room 4", "City of Springfield");
        assertThat(lead.get("/city/host").body()).contains("In the catalog", "/catalogue/open-data-policies/" + run);
        assertThat(first().body()).doesNotContain("Make a run of it").contains("The run that it became");
        assertThat(staff.get(admin + "/audit").body())
                .contains("Planned a training with its host", "Made a run of a city’s wish to host");
    }

    private WebBrowser.Page host(Seat lead, String first, String people) {
        return lead.browser()
                .post(lead.get("/city/host")
                        .form("/city/host")
                        .with("first", first)
                        .with("people", people)
                        .with("place", "The old library")
                        .with("words", "Our analysts would like to learn together"));
    }

    @Test
    void a_city_takes_its_wish_back_and_staff_say_no_with_a_reason() {
        Seat lead = lead(0, "City of Springfield");
        host(lead, "2027-03-01", "30");
        WebBrowser.Page declined = staff.post(first().form("/decline").with("words", "No trainer is free"));
        assertThat(declined.body()).contains("Declined").doesNotContain("Plan it with the city");
        assertThat(lead.get("/city/host").body()).contains("Declined").doesNotContain("/city/host/withdraw");
        try (Database database = waymark.openDatabase()) {
            String token = database.inTransaction(handle -> handle.createQuery("select token from question")
                    .mapTo(String.class)
                    .one());
            assertThat(lead.browser()
                            .get(waymark.app.baseUrl() + "/questions/" + token)
                            .status())
                    .as("whoever is a lead no more has no other way in")
                    .isEqualTo(404);
        }
        host(lead, "2027-04-01", "30");
        WebBrowser.Page page = first();
        assertThat(lead.browser().post(lead.get("/city/host").form("/withdraw")).body())
                .contains("does not ask for this training any more", "Withdrawn by the city");
        WebBrowser.Page late =
                staff.get(admin + "/new-run?host=" + page.address().getPath().replaceAll(".*/", ""));
        assertThat(late.status()).isEqualTo(404);
        assertThat(staff.post(page.form("/plan").with("first", "2027-04-01")).body())
                .as("too late")
                .contains("does not ask for this training any more")
                .contains("Withdrawn by the city")
                .doesNotContain("The city reads the plan");
    }
}
