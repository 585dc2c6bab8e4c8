package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.certification.Browser.Form;
import org.waymark.certification.Browser.Page;
import org.waymark.practice.Options;
import org.waymark.practice.PracticeLms;
import org.waymark.practice.message.LaunchRequest;
import org.waymark.practice.message.SentLogin;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.trust.Forgery;

/**
 * Two platforms with two courses each and two cities on one Waymark: whoever is in one course tries every address that
 * reads or changes something with the sessions, tokens and ids of every other course, and nothing comes of it.
 */
class TenantsIT {
    private static final List<String> READ = List.of(
            "",
            "/learner",
            "/city",
            "/city/lead",
            "/city/people",
            "/city/people.csv",
            "/city/claims",
            "/city/invite",
            "/city/invite/letter",
            "/privacy",
            "/privacy/data",
            "/progress",
            "/catalogue",
            "/review",
            "/copied",
            "/rule",
            "/attendance",
            "/picker",
            "/admin");
    private static final List<String> CHANGE = List.of(
            "/run",
            "/rule",
            "/attendance",
            "/send-again",
            "/approve",
            "/answer",
            "/reject",
            "/undo-rejection",
            "/take-back",
            "/restore",
            "/roster/load",
            "/join",
            "/city/lead",
            "/city/claims",
            "/city/claims/withdraw",
            "/privacy",
            "/complete",
            "/objection",
            "/copied",
            "/look",
            "/picker");

    /** One course with whoever is at work in it. The learner named done has a badge and a grade, the other one waits. */
    private record Place(
            String name,
            Seat teacher,
            Seat picker,
            Seat waiting,
            Seat done,
            String waitingId,
            String doneId,
            String city,
            String code,
            String link) {

        List<Seat> seats() {
            return List.of(teacher, picker, waiting, done);
        }
    }

    /** Somebody's browser with the page it stands on. */
    private record Seat(WebBrowser browser, Page page, String csrf) {
        String at(String path) {
            return page.address().toString().replaceAll("/picker$", "") + path;
        }
    }

    private static final Set<String> FIELDS = Routes.parameters();

    private static Installation waymark;
    private static PracticeLms second;
    private static final List<Place> PLACES = new ArrayList<>();
    private static Tables tables;

    @BeforeAll
    static void start() throws IOException {
        waymark = Installation.onH2();
        tables = Tables.of(waymark);
        second = PracticeLms.start(Options.inMemory(InstantSource.system()));
        URI link = waymark.app.journeys.admin.registerPlatform.makeLink(false, Duration.ofMinutes(5));
        assertThat(new WebBrowser().get(second.registrationUrl(link.toString())).status())
                .isEqualTo(200);
        for (PracticeLms lms : List.of(waymark.lms, second)) {
            String city = lms == second ? "City of Shelbyville" : "City of Springfield";
            String code = waymark.app.journeys.admin.manageCities.addCode(city).shown();
            for (int i = 0; i < 2; i++) {
                PLACES.add(place(lms, city, code, i));
            }
        }
    }

    @AfterAll
    static void stop() {
        tables.close();
        waymark.close();
        second.close();
    }

    private static Place place(PracticeLms lms, String city, String code, int number) {
        Classroom room = new Classroom(lms, waymark.app.baseUrl(), 2);
        PlacedActivity activity = room.withColumn("Data quality");
        Seat teacher = seat(lms, room.teacher, lms.open(room.teacher, activity), "/rule");
        RuleSetting.save(teacher.browser(), teacher.page(), "INSTRUCTOR");
        Seat picker = seat(lms, room.teacher, lms.pick(room.teacher, room.course), "/picker");
        Map<Person, String> ids = new LinkedHashMap<>();
        List<Seat> learners = new ArrayList<>();
        for (Person person : List.of(room.learner(0), room.learner(1))) {
            Seat seat = seat(lms, person, lms.open(person, activity), "/complete");
            seat.browser().post(seat.page().form("/join").with("code", code));
            seat.browser().post(seat.page().form("/complete").with("completed", "yes"));
            WebBrowser.Page people = teacher.browser().get(teacher.at(""));
            ids.put(person, learnerId(people, person));
            learners.add(seat);
            if (person == room.learner(0)) {
                Form approve = new Form(
                        URI.create(teacher.at("/approve")),
                        Map.of("_csrf", people.form("/approve").fields().get("_csrf"), "member", person.id()));
                assertThat(teacher.browser().post(approve).status()).isEqualTo(200);
                room.waitForGrade(activity, person, Duration.ofSeconds(30));
            }
        }
        String name = city + ", course " + number;
        return new Place(
                name,
                teacher,
                picker,
                learners.get(1),
                learners.get(0),
                ids.get(room.learner(1)),
                ids.get(room.learner(0)),
                city,
                code,
                tables.all("select cast(id as varchar) from resource_link order by created_at desc")
                        .get(0));
    }

    private static Seat seat(PracticeLms lms, Person person, LaunchRequest request, String form) {
        WebBrowser browser = new WebBrowser();
        SentLogin login = lms.startLaunch(request, Forgery.none());
        Page page =
                browser.post(browser.post(new Form(login.url(), login.fields())).form("/lti/launch"));
        Page with = form.equals("/rule") ? browser.get(page.address() + form) : page;
        return new Seat(browser, page, with.form(form).fields().get("_csrf"));
    }

    private interface Against {
        void of(Place here, Place there);
    }

    /** Every pair of places, and nothing in any table is otherwise afterwards. */
    private static void everywhere(Against against) {
        for (Place here : PLACES) {
            for (Place there : PLACES) {
                if (here != there) {
                    Map<String, List<String>> before = tables.everything();
                    against.of(here, there);
                    assertThat(tables.everything())
                            .as(here.name() + " against " + there.name())
                            .isEqualTo(before);
                }
            }
        }
    }

    @Test
    void an_address_of_another_course_opens_nothing() {
        everywhere((here, there) -> {
            for (Seat mine : here.seats()) {
                for (Seat theirs : there.seats()) {
                    READ.forEach(path -> refused(mine.browser().get(theirs.at(path)), 401));
                    for (String path : CHANGE) {
                        refused(mine.browser().postOnce(form(theirs, path, theirs.csrf(), there.waitingId())), 401);
                        refused(mine.browser().postOnce(form(theirs, path, mine.csrf(), there.waitingId())), 401);
                    }
                }
            }
        });
    }

    @Test
    void a_form_s_token_of_another_course_sends_no_form_here() {
        everywhere((here, there) -> {
            for (Seat mine : here.seats()) {
                for (Seat theirs : there.seats()) {
                    for (String path : CHANGE) {
                        refused(mine.browser().postOnce(form(mine, path, theirs.csrf(), there.waitingId())), 403);
                    }
                }
            }
        });
    }

    @Test
    void an_instructor_has_no_say_over_learners_of_another_course() {
        everywhere((here, there) -> {
            for (String learner : List.of(there.waitingId(), there.doneId())) {
                Seat teacher = here.teacher();
                refused(teacher.browser().postOnce(form(teacher, "/approve", teacher.csrf(), learner)), 400);
                refused(teacher.browser().postOnce(form(teacher, "/send-again", teacher.csrf(), learner)), 400);
                Form marks = new Form(
                        URI.create(teacher.at("/attendance")),
                        Map.of(
                                "_csrf",
                                teacher.csrf(),
                                "row",
                                learner,
                                "former",
                                ":no",
                                "mark",
                                "0:" + learner,
                                "sheet",
                                learner));
                assertThat(teacher.browser().postOnce(marks).status()).isIn(303, 400);
                Form answer = form(teacher, "/answer", teacher.csrf(), learner).with("words", "no");
                assertThat(teacher.browser()
                                .postOnce(answer.with("objection", learner))
                                .status())
                        .isIn(303, 400);
                Seat picker = here.picker();
                refused(picker.browser().postOnce(form(picker, "/approve", picker.csrf(), learner)), 404);
                refused(picker.browser().postOnce(form(picker, "/send-again", picker.csrf(), learner)), 404);
            }
        });
    }

    /**
     * 15.8: every address of a session that the server has registered, also one that is added later, with ids of another
     * course in every part of the address and every field: of the same platform, and of another platform and city.
     */
    @Test
    void ids_of_another_course_in_every_part_of_every_address_bring_nothing_of_it() {
        Place there = PLACES.get(0);
        Seat waiting = there.waiting();
        waiting.browser()
                .post(form(waiting, "/objection", waiting.csrf(), "").with("words", "An objection of their own"));
        String objection =
                tables.all("select cast(id as varchar) from objection").get(0);
        Seat teacher = there.teacher();
        String job = teacher.browser()
                .postFile(
                        teacher.browser().get(teacher.at("/import")).form("/import"),
                        "file",
                        Path.of("theirs.csv"),
                        "user_id,completed_at\n9,2026-01-05T10:00:00Z\n")
                .header("location")
                .orElse("")
                .replaceAll(".*/", "");
        List<String> ids = List.of(there.waitingId(), there.doneId(), objection, job, there.link());
        assertThat(ids).allMatch(id -> id.length() == 36);
        List<Routes.Route> routes = Routes.under(waymark.app, "/s/{session}");
        assertThat(routes).hasSizeGreaterThan(30);
        for (PracticeLms lms : List.of(waymark.lms, second)) {
            String city = lms == second ? "City of Shelbyville" : "City of Springfield";
            Place here = place(
                    lms,
                    city,
                    waymark.app.journeys.admin.manageCities.addCode(city).shown(),
                    9);
            List<String> before = rowsOf(ids);
            for (Seat seat : here.seats()) {
                for (Routes.Route route : routes) {
                    for (String id : ids) {
                        Page page = tried(seat, route, id);
                        assertThat(page.status()).as(here.name() + " " + route).isLessThan(500);
                        if (!id.equals(there.doneId())) {
                            assertThat(page.body()).doesNotContain(there.doneId());
                        }
                        assertThat(page.body())
                                .as(here.name() + " " + route)
                                .doesNotContain(
                                        "An objection of their own",
                                        "theirs.csv",
                                        there.teacher().csrf());
                        if (lms == second) {
                            assertThat(page.body()).doesNotContain(there.city());
                        }
                    }
                }
            }
            assertThat(rowsOf(ids)).isEqualTo(before);
        }
    }

    /** The address with that id in every part, and in every field that the pages read. */
    private static Page tried(Seat seat, Routes.Route route, String id) {
        String own = seat.at("").replaceAll(".*/s/", "");
        URI address = URI.create(waymark.app.baseUrl() + route.filled(part -> part.equals("session") ? own : id));
        Map<String, String> fields = new LinkedHashMap<>();
        FIELDS.forEach(name -> fields.put(name, id));
        fields.putAll(Map.of("do", "save", "completed", "yes", "reason", "No.", "words", "No.", "code", ""));
        fields.put("_csrf", seat.csrf());
        return route.posts()
                ? seat.browser().postOnce(new Form(address, fields))
                : seat.browser().get(address + "?" + WebBrowser.encode(fields));
    }

    /** Whatever any table holds of these. */
    private static List<String> rowsOf(List<String> ids) {
        return tables.everything().values().stream()
                .flatMap(List::stream)
                .filter(row -> ids.stream().anyMatch(row::contains))
                .toList();
    }

    @Test
    void a_session_is_not_put_together_from_two() {
        everywhere((here, there) -> {
            for (Seat mine : here.seats()) {
                for (Seat theirs : there.seats()) {
                    String own = mine.at("").replaceAll(".*/s/", "");
                    String other = theirs.at("").replaceAll(".*/s/", "");
                    String spliced = other.substring(0, other.indexOf('.')) + own.substring(own.indexOf('.'));
                    refused(mine.browser().get(waymark.app.baseUrl() + "/s/" + spliced), 401);
                    refused(mine.browser().get(waymark.app.baseUrl() + "/admin/" + own), 401);
                    refused(mine.browser().get(waymark.app.baseUrl() + "/admin/" + own + "/platforms"), 401);
                }
            }
        });
    }

    @Test
    void fields_that_no_form_has_lead_nowhere_else() {
        everywhere((here, there) -> {
            Seat teacher = here.teacher();
            String query = "?link=" + there.waitingId() + "&learner=" + there.waitingId() + "&session="
                    + there.teacher().at("").replaceAll(".*/s/", "") + "&city="
                    + there.city().replace(' ', '+');
            for (String path : List.of("", "/learner")) {
                Page page = teacher.browser().get(teacher.at(path) + query);
                assertThat(page.status()).isEqualTo(200);
                silent(page, there);
            }
            Seat learner = here.done();
            for (String path : List.of("", "/city")) {
                Page page = learner.browser().get(learner.at(path) + query);
                assertThat(page.status()).isEqualTo(200);
                silent(page, there);
                if (!here.city().equals(there.city())) {
                    assertThat(page.body()).contains(here.city()).doesNotContain(there.city());
                }
            }
        });
    }

    @Test
    void whoever_is_in_a_city_does_not_change_into_another_by_its_code() {
        Place here = PLACES.get(0);
        Place there = PLACES.get(3);
        Seat learner = here.done();
        learner.browser().postOnce(form(learner, "/join", learner.csrf(), "").with("code", there.code()));
        assertThat(learner.browser().get(learner.at("/city")).body())
                .contains(here.city())
                .doesNotContain(there.city());
    }

    /** Each of what was refused above is granted to the one whose business it is, so it was the place that counted. */
    @Test
    void what_is_refused_elsewhere_works_at_home() {
        Place home = PLACES.get(2);
        Seat teacher = home.teacher();
        assertThat(teacher.browser()
                        .postOnce(form(teacher, "/send-again", teacher.csrf(), home.doneId()))
                        .status())
                .isEqualTo(303);
        // Sent before the next test looks at all tables.
        Wait.until(
                Duration.ofSeconds(30),
                () -> tables.all("select cast(id as varchar) from score where state = 'QUEUED'")
                        .isEmpty(),
                () -> "a grade is still on its way");
        READ.subList(0, 2)
                .forEach(path -> assertThat(
                                teacher.browser().get(teacher.at(path)).status())
                        .isEqualTo(200));
        assertThat(home.picker().browser().get(home.picker().at("/picker")).status())
                .isEqualTo(200);
    }

    private static void silent(Page page, Place there) {
        assertThat(page.body())
                .doesNotContain(
                        there.waitingId(), there.doneId(), there.teacher().csrf());
    }

    /** The id under which Waymark knows a person, as it stands in the address of their evidence. */
    private static String learnerId(WebBrowser.Page people, Person person) {
        Matcher link = Pattern.compile(
                        "/review/([0-9a-f-]{36})\" aria-label=\"Evidence for " + Pattern.quote(person.name()))
                .matcher(people.body());
        assertThat(link.find()).as(people.body()).isTrue();
        return link.group(1);
    }

    private static Form form(Seat seat, String path, String csrf, String learner) {
        return new Form(
                URI.create(seat.at(path)),
                Map.of(
                        "_csrf",
                        csrf,
                        "learner",
                        learner,
                        "member",
                        learner,
                        "run",
                        Installation.RUN,
                        "do",
                        "save",
                        "completed",
                        "yes",
                        "code",
                        PLACES.get(0).code()));
    }

    private static void refused(Page page, int status) {
        assertThat(page.status()).as(page.address() + "\n" + page.body()).isEqualTo(status);
        assertThat(page.body()).contains("<h1");
    }
}
