package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.people.Cities;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;
import org.waymark.store.Database;
import org.waymark.store.TestDatabase;

/** City leads through the whole product: named by staff or with a code, what they see and do, and who is refused. */
class LeadIT {
    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private static final Pattern CODE =
            Pattern.compile("(?<![0-9a-zA-Z-])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9a-zA-Z-])");
    private static final Forgery TEST_USER = Forgery.withClaim(
            "https://purl.imsglobal.org/spec/lti/claim/roles",
            List.of(
                    "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
                    "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"));

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private Installation waymark;
    private Classroom room;
    private PlacedActivity activity;
    private WebBrowser staff;
    private String admin;
    private String code;

    /** Somebody's browser, and the address of the session in it. */
    private record Seat(WebBrowser browser, String at) {
        WebBrowser.Page get(String page) {
            return browser.get(at + page);
        }
    }

    @BeforeEach
    void starts() {
        waymark = Installation.on(TestDatabase.H2, clock::get);
        room = new Classroom(waymark.lms, waymark.app.baseUrl(), 9);
        activity = room.withColumn("Data quality");
        code = addCode("City of Springfield");
        staff = new WebBrowser();
        admin = AdminIT.enter(waymark, staff).address().toString();
    }

    @AfterEach
    void ends() {
        waymark.close();
    }

    private String addCode(String city) {
        return waymark.app.journeys.admin.manageCities.addCode(city).shown();
    }

    private Seat open(Person person) {
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, person, activity);
        return new Seat(browser, page.address().toString());
    }

    private Seat join(int learner, String cityCode, boolean shares) {
        Seat seat = open(room.learner(learner));
        WebBrowser.Form form = seat.get("").form("/join").with("code", cityCode);
        assertThat(form.fields())
                .as("nothing is shared unless somebody says so")
                .doesNotContainKey("share");
        WebBrowser.Page joined = seat.browser().post(shares ? form.with("share", "yes") : form);
        assertThat(joined.status()).isEqualTo(200);
        return seat;
    }

    private String city(String name) {
        try (Database database = waymark.openDatabase()) {
            return admin
                    + "/cities/"
                    + database.inTransaction(handle ->
                            new Cities().findByName(handle, name).orElseThrow().id());
        }
    }

    private WebBrowser.Page name(String city, Person person) {
        WebBrowser.Page found = staff.get(city(city) + "?lead=" + person.familyName());
        return staff.post(found.form("/leads"));
    }

    private Seat lead() {
        Seat seat = join(0, code, true);
        assertThat(name("City of Springfield", room.learner(0)).body())
                .contains("The person is now a city lead", room.learner(0).name() + "</a> <span class=\"quiet\">since");
        return seat;
    }

    private static String leadCode(WebBrowser.Page page) {
        Matcher found = CODE.matcher(page.body().substring(page.body().indexOf("Lead's codes")));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void staff_name_a_lead_who_stands_on_the_city_s_page_and_at_the_desk_until_staff_end_the_role() {
        Seat seat = join(0, code, false);
        assertThat(seat.get("/city").body()).contains("I have a lead's code").doesNotContain("You are a lead");
        assertThat(staff.get(city("City of Springfield") + "?lead=nobody-like-this")
                        .body())
                .contains("No one in this city fits this search");
        name("City of Springfield", room.learner(0));
        assertThat(seat.get("/city").body()).contains("You are a lead of this city", "/city/people");
        assertThat(staff.get(admin + "/cities").body()).contains("1 lead");
        assertThat(staff.get(admin + "/cities?sort=leads&order=down").status()).isEqualTo(200);
        assertThat(staff.get(admin + "/cities/cities.csv").body()).contains("people,completions,leads,", ",1,0,1,");

        WebBrowser.Page ended =
                staff.post(staff.get(city("City of Springfield")).form("/leads/end"));
        assertThat(ended.body())
                .contains("No leads yet", room.learner(0).name() + " is no longer a city lead", "became a city lead");
        assertThat(seat.get("/city/people").status()).isEqualTo(403);
        assertThat(staff.get(admin + "/audit").body()).contains("Named a city lead", "Ended a city lead's role");
    }

    @Test
    void staff_name_a_lead_on_the_person_s_page_too() {
        Seat seat = join(0, code, false);
        WebBrowser.Page people =
                staff.get(admin + "/people?q=" + room.learner(0).familyName());
        String person = people.body().replaceAll("(?s).*?href=\"([^\"]*/people/[0-9a-f-]{36})\".*", "$1");
        WebBrowser.Page named =
                staff.post(staff.get(waymark.app.baseUrl() + person).form("/leads"));
        assertThat(named.address().getPath()).isEqualTo(person);
        assertThat(named.body()).contains("This person is a lead of the city");
        assertThat(seat.get("/city/people").status()).isEqualTo(200);
        staff.post(named.form("/leads/end"));
        assertThat(seat.get("/city/people").status()).isEqualTo(403);
    }

    @Test
    void a_lead_s_code_works_once_for_the_own_city_and_not_after_thirty_days() {
        Seat first = join(0, code, false);
        Seat second = join(1, code, false);
        Seat elsewhere = join(2, addCode("City of Shelbyville"), false);
        WebBrowser.Page page = staff.post(staff.get(city("City of Springfield")).form("/lead-codes"));
        String leads = leadCode(page);

        WebBrowser.Page refused = become(elsewhere, leads);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("does not know this code", "value=\"" + leads + "\"");
        assertThat(become(first, code).status()).as("a city code is none").isEqualTo(422);
        assertThat(become(first, leads.toLowerCase(java.util.Locale.ROOT)).body())
                .contains("People in your city who agreed");
        assertThat(become(second, leads).status()).as("used up").isEqualTo(422);
        page = staff.get(city("City of Springfield"));
        assertThat(page.body()).contains("with a lead's code", "Used ").doesNotContain(leads);

        String ended = leadCode(staff.post(page.form("/lead-codes")));
        staff.post(staff.get(city("City of Springfield")).form("/lead-codes/end"));
        assertThat(become(second, ended).status()).isEqualTo(422);

        String late = leadCode(staff.post(staff.get(city("City of Springfield")).form("/lead-codes")));
        clock.set(START.plus(Duration.ofDays(30)).plusSeconds(60));
        assertThat(become(open(room.learner(1)), late).status()).isEqualTo(422);
    }

    private static WebBrowser.Page become(Seat seat, String typed) {
        return seat.browser().post(seat.get("/city/lead").form("/city/lead").with("code", typed));
    }

    @Test
    void too_many_wrong_codes_have_to_wait_whichever_form_they_are_typed_into() {
        Seat seat = join(0, code, false);
        for (int i = 0; i < 10; i++) {
            assertThat(become(seat, "ABCD-EFGH-JKM" + (i + 2)).status()).isEqualTo(422);
        }
        assertThat(become(seat, "ABCD-EFGH-JKMN").status()).isEqualTo(429);
        assertThat(seat.browser()
                        .post(seat.get("/city/lead").form("/city/lead").with("code", code))
                        .status())
                .isEqualTo(429);
    }

    @Test
    void a_lead_sees_who_agreed_with_what_they_take_and_completed_and_of_the_others_how_many() {
        Seat lead = lead();
        Seat shares = join(1, code, true);
        shares.browser().post(shares.get("").form("/complete").with("completed", "yes"));
        join(2, code, false);
        String page = lead.get("/city/people").body();
        assertThat(page)
                .contains(room.learner(1).name(), "Data Management: Quality and Standards (November 28, 2026)")
                .contains(
                        room.learner(0).name(), "2 people share this", "Fewer than five more people do not share this")
                .doesNotContain(room.learner(2).name());
        for (int i = 3; i < 7; i++) {
            join(i, code, false);
        }
        assertThat(lead.get("/city/people").body())
                .contains("5 more people do not share this")
                .doesNotContain(room.learner(3).name());
        assertThat(lead.get("/city/people?q=" + room.learner(1).familyName()).body())
                .contains("1 person shares this", room.learner(1).name())
                .doesNotContain(room.learner(0).name() + "</th>");
        assertThat(lead.get("/city/people?q=%3Cb%3E").body())
                .contains("No one who shares fits")
                .doesNotContain("<b>");

        assertThat(lead.get("/city/people.csv").body().lines().toList())
                .hasSize(3)
                .contains("name,takes,completed,last_completed")
                .contains(room.learner(1).name() + ",,Data Management: Quality and Standards,2026-11-28")
                .contains(room.learner(0).name() + ",Data Management: Quality and Standards,,");
        assertThat(staff.get(admin + "/audit").body()).contains("Exported the people who share with a city's leads");
    }

    @Test
    void a_consent_is_withdrawn_at_once_and_given_again_on_the_page_of_privacy() {
        Seat lead = lead();
        Seat other = join(1, code, false);
        assertThat(lead.get("/city/people").body())
                .doesNotContain(room.learner(1).name());
        WebBrowser.Page privacy = other.get("/privacy");
        assertThat(privacy.body())
                .contains("do not see you", room.learner(1).name(), "Leads of your city do not see your name");
        privacy = other.browser().post(privacy.form("/privacy"));
        assertThat(privacy.body()).contains("can see you now", "End this now", "see what you take, because you agreed");
        assertThat(lead.get("/city/people").body()).contains(room.learner(1).name());
        privacy = other.browser().post(privacy.form("/privacy"));
        assertThat(privacy.body()).contains("do not see you any more", "What you let others see before");
        assertThat(lead.get("/city/people").body())
                .doesNotContain(room.learner(1).name());
        assertThat(other.get("/city").body()).contains("/privacy");
        assertThat(other.get("/progress").body()).contains("/privacy");
    }

    @Test
    void the_test_user_of_the_platform_never_appears_and_never_leads() {
        Seat lead = lead();
        join(1, code, true);
        assertThat(lead.get("/city/people").body()).contains(room.learner(1).name());
        WebBrowser browser = new WebBrowser();
        WebBrowser.Page page = room.launch(browser, room.learner(1), activity, TEST_USER);
        assertThat(lead.get("/city/people").body())
                .contains("Everyone in the city shares this")
                .doesNotContain(room.learner(1).name());
        Seat test = new Seat(browser, page.address().toString());
        String leads =
                leadCode(staff.post(staff.get(city("City of Springfield")).form("/lead-codes")));
        assertThat(become(test, leads).status()).isEqualTo(422);
        assertThat(staff.get(city("City of Springfield") + "?lead="
                                + room.learner(1).familyName())
                        .body())
                .contains("No one in this city fits");
    }

    @Test
    void a_lead_claims_with_evidence_and_withdraws_and_staff_see_who_did() {
        Seat lead = lead();
        WebBrowser.Page page = lead.get("/city/claims");
        WebBrowser.Form form = form(page, "DG1");
        for (Map.Entry<String, String> wrong : Map.of(
                        "", "Enter a link or a note",
                        "http://data.example/x", "begins with https://",
                        "javascript:alert(1)", "begins with https://",
                        "https://", "begins with https://",
                        "https://bank.example@evil.example/", "begins with https://",
                        "https://a.example/\"onclick=\"x", "begins with https://")
                .entrySet()) {
            WebBrowser.Page refused = lead.browser().post(form.with("link", wrong.getKey()));
            assertThat(refused.status()).as(wrong.getKey()).isEqualTo(422);
            assertThat(refused.body()).contains(wrong.getValue()).doesNotContain("\"onclick=\"x");
        }
        WebBrowser.Page claimed = lead.browser()
                .post(form.with("link", "https://data.example/inventory").with("note", "Chapter <b>3</b>"));
        assertThat(claimed.body())
                .contains(
                        "The criterion is claimed from today on",
                        "noted by " + room.learner(0).name())
                .contains("<a href=\"https://data.example/inventory\" target=\"_blank\" rel=\"noopener noreferrer\"")
                .contains("Chapter &lt;b&gt;3&lt;/b&gt;")
                .doesNotContain("<b>3");
        assertThat(lead.browser().post(form.with("note", "again")).body()).contains("Nothing was changed");
        assertThat(staff.get(city("City of Springfield")).body())
                .contains(
                        "Claimed DG1 (wwc-2018) from November 28, 2026",
                        "by " + room.learner(0).name() + ", city lead")
                .contains("<a href=\"https://data.example/inventory\"");
        assertThat(lead.get("/city").body()).contains("Claimed");
        assertThat(staff.get(admin + "/audit").body())
                .contains("Noted claims", room.learner(0).name());

        WebBrowser.Page withdrawn = lead.browser().post(claimed.form("/claims/withdraw"));
        assertThat(withdrawn.body()).contains("The claim is withdrawn", "claims no criteria yet");
        assertThat(lead.browser().post(claimed.form("/claims/withdraw")).body()).contains("Nothing was changed");
        assertThat(lead.browser()
                        .post(new WebBrowser.Form(form.action(), with(form, "criterion", "ZZ9")))
                        .body())
                .contains("Nothing was changed");
        assertThat(lead.browser()
                        .post(new WebBrowser.Form(form.action(), with(form, "criterion", "<b>")))
                        .status())
                .isEqualTo(400);
        assertThat(staff.get(city("City of Springfield")).body()).contains("0 of 45 points", "Claim of DG1");
    }

    private static Map<String, String> with(WebBrowser.Form form, String field, String value) {
        Map<String, String> fields = new HashMap<>(form.fields());
        fields.put(field, value);
        fields.put("note", "x");
        return fields;
    }

    /** The form that claims one criterion: all of them have the same action. */
    private static WebBrowser.Form form(WebBrowser.Page page, String criterion) {
        WebBrowser.Form first = page.form("/city/claims");
        Map<String, String> fields = new HashMap<>(first.fields());
        fields.put("criterion", criterion);
        return new WebBrowser.Form(first.action(), fields);
    }

    @Test
    void a_lead_invites_with_a_link_that_names_the_city_to_whoever_has_the_code() {
        Seat lead = lead();
        String invite = lead.get("/city/invite").body();
        String link = waymark.app.baseUrl() + "/join/" + code;
        assertThat(invite).contains(code, link, "data:image/png;base64,");
        assertThat(lead.get("/city/invite/letter").body())
                .contains(code, link, room.learner(0).name());
        WebBrowser.Page open = new WebBrowser().get(link);
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.body()).contains("Join City of Springfield", code, "What is Waymark?");
        assertThat(open.header("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(open.header("Cache-Control")).contains("no-store");

        staff.post(staff.get(city("City of Springfield")).form("/cities/withdraw"));
        WebBrowser.Page gone = new WebBrowser().get(link);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body()).contains("This invitation does not work").doesNotContain("Springfield");
        assertThat(gone.header("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(lead.get("/city/invite").body())
                .contains("no code that works now", "program staff")
                .doesNotContain(code);
        assertThat(lead.get("/city/invite/letter").body()).contains("no code that works now");
        for (int i = 0; i < 60; i++) {
            new WebBrowser().get(waymark.app.baseUrl() + "/join/ABCD-EFGH-JKMN");
        }
        assertThat(new WebBrowser().get(link).status()).isEqualTo(429);
    }

    @Test
    void whoever_leaves_the_city_leads_it_no_longer_and_shares_with_nobody_there() {
        Seat lead = lead();
        String leads =
                leadCode(staff.post(staff.get(city("City of Springfield")).form("/lead-codes")));
        Seat second = join(1, code, true);
        become(second, leads);
        addCode("City of Shelbyville");
        WebBrowser.Page people =
                staff.get(admin + "/people?q=" + room.learner(0).familyName());
        String person = people.body().replaceAll("(?s).*?href=\"([^\"]*/people/[0-9a-f-]{36})\".*", "$1");
        staff.post(staff.get(waymark.app.baseUrl() + person).form("/city").with("city", "City of Shelbyville"));
        assertThat(lead.get("/city/people").status()).isEqualTo(403);
        assertThat(second.get("/city/people").body())
                .doesNotContain(room.learner(0).name());
        assertThat(staff.get(city("City of Springfield")).body()).contains("since the person left the city");
        assertThat(lead.get("/privacy").body()).contains("The leads of City of Shelbyville do not see you");
        staff.post(staff.get(waymark.app.baseUrl() + person).form("/city").with("city", "City of Springfield"));
        assertThat(lead.get("/city/people").status())
                .as("the way back brings no role")
                .isEqualTo(403);
        assertThat(second.get("/city/people").body())
                .doesNotContain(room.learner(0).name());
    }

    private static String csrf(Seat seat) {
        String pages = seat.get("/privacy").body() + seat.get("/city").body();
        return pages.replaceAll("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    /** Every address of a lead against everybody who is none: nothing is shown, and nothing is changed. */
    @Test
    void every_address_of_a_lead_is_refused_to_everybody_else() {
        Seat lead = lead();
        lead.browser().post(form(lead.get("/city/claims"), "DG1").with("note", "Policy"));
        Seat former = join(1, code, true);
        name("City of Springfield", room.learner(1));
        Map<String, WebBrowser.Form> forms = Map.of(
                "/city/claims", form(former.get("/city/claims"), "DG2").with("note", "mine"),
                "/city/claims/withdraw", former.get("/city/claims").form("/claims/withdraw"),
                "/city/public", former.get("/city/public").form("/city/public"),
                "/city/public/stories",
                        former.get("/city/public")
                                .form("/public/stories")
                                .with("title", "mine")
                                .with("text", "mine"),
                "/city/host",
                        former.get("/city/host")
                                .form("/city/host")
                                .with("first", "2027-03-01")
                                .with("people", "30")
                                .with("words", "mine"),
                "/city/reports", new WebBrowser.Form(URI.create(former.at()), Map.of("address", "mine@city.example")),
                "/city/host/withdraw",
                        former.get("/city/host")
                                .form("/city/host")
                                .with("question", "7f6f1d4e-0000-4000-8000-000000000001"),
                "/city/public/stories/remove",
                        former.get("/city/public").form("/public/stories").with("number", "1"));
        for (WebBrowser.Page page = staff.get(city("City of Springfield"));
                !page.says("No leads yet");
                page = staff.get(city("City of Springfield"))) {
            staff.post(page.form("/leads/end"));
        }
        name("City of Springfield", room.learner(0));
        Seat elsewhere = join(2, addCode("City of Shelbyville"), true);
        name("City of Shelbyville", room.learner(2));
        Map<String, Seat> others = Map.of(
                "a former lead", former,
                "a learner of the city", join(3, code, true),
                "a learner without a city", open(room.learner(4)),
                "an instructor", open(room.teacher));
        String before = staff.get(city("City of Springfield")).body();
        int count = 0;
        for (Routes.Route route : Routes.under(waymark.app, "/s/{session}/city/")) {
            String page = route.path()
                    .replace("/s/{session}", "")
                    .replace("{period}", "2025-07-01--2025-09-30")
                    .replace("{file}", "report.pdf");
            if (page.equals("/city/lead")) {
                continue;
            }
            count++;
            others.forEach((who, seat) -> {
                if (route.posts()) {
                    Map<String, String> fields = new HashMap<>(forms.get(page).fields());
                    fields.put("_csrf", csrf(seat));
                    assertThat(seat.browser()
                                    .post(new WebBrowser.Form(URI.create(seat.at() + page), fields))
                                    .status())
                            .as(who + " " + route)
                            .isEqualTo(403);
                    assertThat(seat.browser()
                                    .post(new WebBrowser.Form(URI.create(lead.at() + page), fields))
                                    .status())
                            .as(who + " in the lead's session: " + route)
                            .isEqualTo(401);
                } else {
                    WebBrowser.Page shown = seat.get(page);
                    assertThat(shown.status()).as(who + " " + route).isEqualTo(403);
                    assertThat(shown.body()).doesNotContain(room.learner(0).name(), code);
                    assertThat(seat.browser().get(lead.at() + page).status())
                            .as(who + " in the lead's session: " + route)
                            .isEqualTo(401);
                }
            });
        }
        assertThat(count).isEqualTo(18);
        assertThat(staff.get(city("City of Springfield")).body().replaceAll("value=\"[^\"]{20,}\"", ""))
                .isEqualTo(before.replaceAll("value=\"[^\"]{20,}\"", ""));

        assertThat(elsewhere.get("/city/people").body())
                .contains("City of Shelbyville", room.learner(2).name())
                .doesNotContain(room.learner(0).name(), room.learner(3).name());
        assertThat(elsewhere.get("/city/claims").body()).contains("claims no criteria yet");
        assertThat(elsewhere.get("/city/invite").body()).doesNotContain(code);
        assertThat(elsewhere.get("/city/people.csv").body())
                .doesNotContain(room.learner(0).name());
        WebBrowser.Page own = elsewhere
                .browser()
                .post(form(elsewhere.get("/city/claims"), "DG2").with("note", "of the other city"));
        assertThat(own.body()).contains("Your city claims 1 criterion");
        assertThat(staff.get(city("City of Springfield")).body()).doesNotContain("of the other city");
    }
}
