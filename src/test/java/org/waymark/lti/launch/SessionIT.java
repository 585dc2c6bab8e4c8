package org.waymark.lti.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.Covers;
import org.waymark.certification.Browser.Form;
import org.waymark.certification.Browser.Page;
import org.waymark.practice.school.GradebookColumn;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.whole.Installation;
import org.waymark.whole.RuleSetting;
import org.waymark.whole.WebBrowser;

/** Who may do what after a launch: tabs, browsers, people, forms, courses. */
class SessionIT {
    private static Bench bench;
    private static PlacedActivity inOtherCourse;

    @BeforeAll
    static void start() {
        bench = new Bench();
        SchoolCourse other = bench.waymark.lms.school().courses().get(1);
        inOtherCourse = bench.waymark.lms.addActivity(
                other,
                "Data quality elsewhere",
                bench.base() + "/lti/launch",
                Map.of("waymark_run", Installation.RUN),
                GradebookColumn.of(100, Installation.RUN, "waymark-completion"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @AfterEach
    void now() {
        bench.ahead(Duration.ZERO);
    }

    @Test
    @Covers({"B2.18", "E2.21"})
    void one_person_in_two_courses_keeps_both_tabs() {
        WebBrowser browser = new WebBrowser();
        Page first = bench.waymark.launch(browser, bench.waymark.learner(0), bench.activity);
        Page second = bench.waymark.launch(browser, bench.waymark.learner(0), inOtherCourse);
        Bench.accepted(browser.get(first.address().toString()));
        Bench.accepted(browser.get(second.address().toString()));
        assertThat(browser.get(first.address().toString()).body()).contains("Foundations of data practice");
        assertThat(browser.get(second.address().toString()).body()).contains("Measuring what a city does");
    }

    @Test
    @Covers({"E2.24", "E2.25"})
    void another_person_in_the_same_browser_ends_the_earlier_session() {
        WebBrowser browser = new WebBrowser();
        Page first = bench.waymark.launch(browser, bench.waymark.learner(0), bench.activity);
        Page second = bench.waymark.launch(browser, bench.waymark.learner(1), bench.activity);
        Page ended = browser.get(first.address().toString());
        Bench.refused(ended, 401, "SESSION_ENDED");
        assertThat(ended.body()).contains("omeone else has opened Waymark in this browser since");
        Bench.refused(browser.post(first.form("/complete").with("completed", "yes")), 401, "SESSION_ENDED");
        Bench.accepted(browser.get(second.address().toString()));
    }

    @Test
    void a_session_holds_in_its_browser_only() {
        Page page = bench.launch(claims -> {});
        Bench.refused(new WebBrowser().get(page.address().toString()), 401, "SESSION_ENDED");
        WebBrowser other = new WebBrowser();
        bench.waymark.launch(other, bench.waymark.learner(0), bench.activity);
        Bench.refused(other.get(page.address().toString()), 401, "SESSION_ENDED");
    }

    @Test
    void a_session_ends_after_eight_hours() {
        WebBrowser browser = new WebBrowser();
        Page page = bench.launch(browser, Forgery.none());
        bench.ahead(Duration.ofHours(8).minusSeconds(30));
        Bench.accepted(browser.get(page.address().toString()));
        bench.ahead(Duration.ofHours(8).plusSeconds(1));
        Bench.refused(browser.get(page.address().toString()), 401, "SESSION_ENDED");
    }

    @Test
    void a_changed_session_is_none() {
        WebBrowser browser = new WebBrowser();
        String address = bench.launch(browser, Forgery.none()).address().toString();
        int token = address.indexOf("/s/") + 3;
        for (int at = token; at < address.length(); at += 7) {
            char other = address.charAt(at) == 'A' ? 'B' : 'A';
            String changed = address.substring(0, at) + other + address.substring(at + 1);
            Bench.refused(browser.get(changed), 401, "SESSION_ENDED");
        }
    }

    @Test
    @Covers("E2.20")
    void a_form_needs_its_token_and_its_origin() {
        WebBrowser browser = new WebBrowser();
        Page page = bench.waymark.launch(browser, bench.waymark.learner(2), bench.activity);
        Form form = page.form("/complete").with("completed", "yes");
        Bench.refused(browser.post(form.with("_csrf", "")), 403, "FORM_EXPIRED");
        Bench.refused(browser.post(form.with("_csrf", form.fields().get("_csrf") + "x")), 403, "FORM_EXPIRED");
        Bench.refused(browser.post(new Form(form.action(), Map.of("completed", "yes"))), 403, "FORM_EXPIRED");
        for (String origin : List.of("https://elsewhere.example", "null", bench.base() + ".elsewhere.example")) {
            Bench.refused(browser.postFrom(origin, form), 403, "FORM_EXPIRED");
        }
        // The token of another tab is for another session.
        Page otherTab = bench.waymark.launch(browser, bench.waymark.learner(2), inOtherCourse);
        Bench.refused(
                browser.post(
                        form.with("_csrf", otherTab.form("/complete").fields().get("_csrf"))),
                403,
                "FORM_EXPIRED");
        assertThat(browser.get(page.address().toString()).says("/credentials/")).isFalse();
        assertThat(browser.post(form).says("/credentials/")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/run",
                "/rule",
                "/attendance",
                "/answer",
                "/send-again",
                "/approve",
                "/reject",
                "/undo-rejection",
                "/take-back",
                "/roster/load"
            })
    void a_learner_does_nothing_of_an_instructor_s(String action) {
        WebBrowser browser = new WebBrowser();
        Page page = bench.launch(browser, Forgery.none());
        Form form = asForm(page, action)
                .with("run", Installation.RUN)
                .with("source", "INSTRUCTOR")
                .with("learner", "00000000-0000-0000-0000-000000000000")
                .with("member", "5")
                .with("reason", "because");
        Bench.refused(browser.post(form), 403, "NOT_ALLOWED");
    }

    @Test
    void a_learner_opens_no_picker() {
        WebBrowser browser = new WebBrowser();
        Page page = bench.launch(browser, Forgery.none());
        Bench.refused(browser.get(page.address() + "/picker"), 403, "NOT_ALLOWED");
        Bench.refused(browser.post(asForm(page, "/picker").with("run", Installation.RUN)), 403, "NOT_ALLOWED");
        Page picker = bench.waymark.launch(
                browser, bench.waymark.lms.pick(bench.waymark.learner(0), bench.waymark.lms.course()), Forgery.none());
        Bench.refused(picker, 403, "NOT_ALLOWED");
    }

    @Test
    void an_instructor_touches_no_learner_of_another_course() {
        WebBrowser there = new WebBrowser();
        Page teacherThere = bench.waymark.launch(there, bench.waymark.instructor(), inOtherCourse);
        RuleSetting.save(there, teacherThere, "INSTRUCTOR");
        WebBrowser learner = new WebBrowser();
        Page page = bench.waymark.launch(learner, bench.waymark.learner(3), inOtherCourse);
        page = learner.post(page.form("/complete").with("completed", "yes"));
        assertThat(page.says("/credentials/")).isFalse();
        String asked = bench.waymark.learner(3).id();
        assertThat(there.get(teacherThere.address().toString()).body()).contains("Approval requested");

        WebBrowser here = new WebBrowser();
        Page teacherHere = bench.waymark.launch(here, bench.waymark.instructor(), bench.activity);
        int completions = bench.count("completion");
        Bench.refused(here.post(asForm(teacherHere, "/approve").with("member", "no-one-here")), 400, "BAD_INPUT");
        assertThat(here.post(asForm(teacherHere, "/send-again").with("learner", "00000000-0000-0000-0000-000000000000"))
                        .status())
                .isEqualTo(400);
        assertThat(bench.count("completion")).isEqualTo(completions);
        assertThat(learner.get(page.address().toString()).says("/credentials/")).isFalse();
        // The instructor of that course can, so what was refused was the place and not the request.
        there.post(there.get(teacherThere.address().toString()).form("/approve").with("member", asked));
        assertThat(learner.get(page.address().toString()).says("/credentials/")).isTrue();
    }

    @Test
    @Covers({"E2.19", "E2.28"})
    void one_launch_posted_many_times_at_once_is_accepted_once() throws Exception {
        for (int round = 0; round < 5; round++) {
            WebBrowser browser = new WebBrowser();
            Form form = bench.form(browser);
            Map<String, String> cookies = Map.copyOf(browser.cookiesOf(bench.base()));
            List<Page> pages = together(8, () -> {
                WebBrowser copy = new WebBrowser();
                copy.cookiesOf(bench.base()).putAll(cookies);
                return copy.postOnce(form);
            });
            assertThat(pages.stream().filter(page -> page.status() == 303)).hasSize(1);
            pages.stream().filter(page -> page.status() != 303).forEach(page -> Bench.refused(page, Reason.STATE_USED));
        }
    }

    @Test
    void a_person_who_comes_in_by_many_doors_at_once_is_one_learner() throws Exception {
        for (int round = 0; round < 5; round++) {
            Person person = new Person(
                    "new-" + round, "new", "Robin", "Quill", "r@practice.example", "E", Person.Station.LEARNER);
            bench.waymark.lms.school().addPerson(person);
            PlacedActivity activity = bench.waymark.addActivity("New " + round);
            int learners = bench.count("learner");
            int links = bench.count("resource_link");
            together(8, () -> bench.waymark.launch(new WebBrowser(), person, activity))
                    .forEach(Bench::accepted);
            assertThat(bench.count("learner")).isEqualTo(learners + 1);
            assertThat(bench.count("resource_link")).isEqualTo(links + 1);
        }
    }

    /** A form that the page does not offer, with the page's own token. */
    private static Form asForm(Page page, String action) {
        String token = page.body().contains("_csrf")
                ? page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1")
                : "none";
        return new Form(URI.create(page.address() + action), Map.of("_csrf", token));
    }

    private static List<Page> together(int times, Callable<Page> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            List<Page> pages = new ArrayList<>();
            for (Future<Page> page : pool.invokeAll(java.util.Collections.nCopies(times, work))) {
                pages.add(page.get());
            }
            return pages;
        } finally {
            pool.shutdownNow();
        }
    }
}
