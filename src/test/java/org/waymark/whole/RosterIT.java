package org.waymark.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.Covers;
import org.waymark.app.App;
import org.waymark.config.Config;
import org.waymark.language.Languages;
import org.waymark.practice.school.Lti;
import org.waymark.practice.school.Person;
import org.waymark.practice.school.PlacedActivity;
import org.waymark.practice.school.Quirk;
import org.waymark.practice.school.SchoolCourse;
import org.waymark.practice.trust.Forgery;
import org.waymark.practice.wire.Fault;
import org.waymark.practice.wire.Message;
import org.waymark.practice.wire.Spot;

/** Everyone in the course: how the list is read whatever the LMS does with it, and who stands on the page. */
class RosterIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String WHOLE = "Everyone on the course's roster";
    private static final Pattern ROW = Pattern.compile("<tr role=\"row\">\\s*<th scope=\"row\"");

    private static Installation waymark;

    @BeforeAll
    static void start() {
        waymark = Installation.onH2();
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @BeforeEach
    void usual() {
        waymark.lms.clearFaults();
        waymark.lms.quirks().clear();
        waymark.lms.clearMessages();
    }

    private static Classroom classroom(int size) {
        return new Classroom(waymark.lms, waymark.app.baseUrl(), size);
    }

    /** The instructor's page once the list is read to an end, good or bad. */
    static WebBrowser.Page read(WebBrowser browser, WebBrowser.Page first) {
        WebBrowser.Page[] page = {first};
        Wait.until(
                SOON,
                () -> {
                    page[0] = browser.get(first.address().toString());
                    return !page[0].says("data-under-way");
                },
                () -> "still being read:\n" + page[0].body());
        return page[0];
    }

    private static WebBrowser.Page again(WebBrowser browser, WebBrowser.Page page) {
        browser.post(page.form("/roster/load"));
        return read(browser, page);
    }

    static long rows(WebBrowser.Page page) {
        return ROW.matcher(page.body()).results().count();
    }

    /** Every call for the course's list; that for who may open one link (rlid) is another. */
    private static List<Message> calls(SchoolCourse course) {
        return waymark.lms.messages().stream()
                .filter(message -> message.target().contains("/CourseSection/" + course.id() + "/"))
                .filter(message -> !message.target().contains("rlid="))
                .toList();
    }

    @Test
    @Covers({"E2.74", "E2.75"})
    void a_course_of_2500_is_there_to_the_last_and_the_page_never_waits_for_it() {
        Classroom room = classroom(2_500);
        waymark.lms.quirks().add(Quirk.TYPOGRAPHIC_LINKS);
        waymark.lms.fault(Spot.MEMBERSHIPS, Fault.slow(Duration.ofMillis(150)));
        PlacedActivity activity = room.withColumn("Large");
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page first = room.teacherPage(teacher, activity);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("data-under-way", "/assets/progress.js", "the course's roster: ");
        WebBrowser.Page part = teacher.get(first.address() + "/roster/progress");
        assertThat(part.body()).contains("<progress").doesNotContain("<html");

        WebBrowser.Page page = read(teacher, first);
        assertThat(page.body()).contains(WHOLE, "Everyone (2,500)", "1–50 of 2,500 people", "Not completed (2,500)");
        assertThat(page.body()).doesNotContain("/assets/progress.js");
        assertThat(rows(page)).isEqualTo(50);
        WebBrowser.Page last = teacher.get(first.address() + "?page=50");
        assertThat(last.body()).contains("2,451–2,500 of 2,500 people").doesNotContain("Next page");
        assertThat(rows(last)).isEqualTo(50);
        assertThat(teacher.get(first.address() + "?page=999999").body()).contains("2,451–2,500");
        Person someone = room.learner(1_234);
        WebBrowser.Page found = teacher.get(
                first.address() + "?q=" + someone.name().replace(" ", "%20").toUpperCase());
        assertThat(found.body()).contains("1–1 of 1 person", someone.name());
        assertThat(teacher.get(first.address() + "?q=%25").body()).contains("Nobody here has");

        List<Message> calls = calls(room.course);
        assertThat(calls).hasSize(13).allSatisfy(call -> {
            assertThat(call.failures()).isEmpty();
            assertThat(call.target()).containsOnlyOnce("limit=");
        });
    }

    /** C.7: an activity that is restricted to a group lists who may open it, and who has; one that is not lists all. */
    @Test
    void a_restricted_activity_lists_who_may_open_it_or_has() {
        Classroom room = classroom(8);
        PlacedActivity open = room.withColumn("Open");
        PlacedActivity closed = room.withColumn("Group only");
        WebBrowser teacher = new WebBrowser();
        assertThat(read(teacher, room.teacherPage(teacher, open)).body()).contains(WHOLE, "Everyone (8)");
        waitForLinkList(open);
        assertThat(room.teacherPage(teacher, open).body()).contains(WHOLE, "Everyone (8)");

        waymark.lms.quirks().add(Quirk.GROUP_ONLY);
        WebBrowser.Page page = room.teacherPage(teacher, closed);
        Wait.until(
                SOON,
                () -> room.teacherPage(teacher, closed).says("who may open this activity or has"),
                () -> room.teacherPage(teacher, closed).body());
        page = room.teacherPage(teacher, closed);
        assertThat(page.body()).contains("Everyone (4)", "Not completed (4)", "No city (4)", "1–4 of 4 people");
        assertThat(rows(page)).isEqualTo(4);
        // Somebody of another group who was here before stays on the list.
        Person other = java.util.stream.IntStream.range(0, 8)
                .mapToObj(room::learner)
                .filter(one -> !room.teacherPage(teacher, closed).says(one.name()))
                .findFirst()
                .orElseThrow();
        room.launch(new WebBrowser(), other, closed);
        assertThat(room.teacherPage(teacher, closed).body()).contains("Everyone (5)", other.name());
        assertThat(room.teacherPage(teacher, open).body()).contains("Everyone (8)");

        // A platform that knows no such list restricts nobody.
        waymark.lms.quirks().add(Quirk.NO_RLID);
        teacher.post(page.form("/roster/load"));
        Wait.until(
                SOON,
                () -> room.teacherPage(teacher, closed).says("Everyone (8)"),
                () -> room.teacherPage(teacher, closed).body());
    }

    private static void waitForLinkList(PlacedActivity activity) {
        Wait.until(
                SOON,
                () -> waymark.lms.messages().stream()
                        .anyMatch(call -> call.target().contains("rlid=" + activity.id() + "&")),
                () -> "rlid was not sent");
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"TYPOGRAPHIC_LINKS", "NO_MEMBER_LINKS", "RELATIVE_MEMBER_LINKS", "SMALL_PAGES", "TOKEN_AS_HTML"})
    @Covers({"E2.74", "E2.78"})
    void everyone_is_found_however_the_platform_pages(Quirk quirk) {
        Classroom room = classroom(7);
        waymark.lms.quirks().addAll(List.of(quirk, Quirk.SMALL_PAGES));
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = read(teacher, room.teacherPage(teacher, room.withColumn("Paged")));
        assertThat(page.body()).contains(WHOLE, "1–7 of 7 people");
        assertThat(rows(page)).isEqualTo(7);
        assertThat(page.body()).doesNotContain(room.teacher.name() + "</span></label>");
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"CIRCULAR_MEMBER_LINKS", "EMPTY_CIRCLE_OF_MEMBERS", "FOREIGN_MEMBER_LINKS", "NAMELESS_MEMBER"})
    @Covers({"E2.75", "E2.76"})
    void a_list_without_a_true_end_says_so_and_nobody_has_left_by_it(Quirk quirk) {
        Classroom room = classroom(5);
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = read(teacher, room.teacherPage(teacher, room.withColumn("Endless")));
        assertThat(page.body()).contains(WHOLE, "Everyone (5)").doesNotContain("No longer in the course");

        List<String> others = new ArrayList<>(room.course.personIds());
        others.remove(room.learner(4).id());
        waymark.lms.school().addCourse(new SchoolCourse(room.course.id(), "C", "A course of its own", "", others));
        waymark.lms.quirks().addAll(List.of(quirk, Quirk.SMALL_PAGES));
        page = again(teacher, page);
        assertThat(page.body())
                .contains(
                        switch (quirk) {
                            case CIRCULAR_MEMBER_LINKS, EMPTY_CIRCLE_OF_MEMBERS -> "go around in a circle";
                            case NAMELESS_MEMBER -> "without an ID";
                            default -> "cannot follow";
                        })
                .contains("may not be complete", "Everyone (5)")
                .doesNotContain("No longer in the course", WHOLE);

        waymark.lms.quirks().clear();
        page = again(teacher, page);
        assertThat(page.body()).contains(WHOLE, "Everyone (5)").containsOnlyOnce("No longer in the course");
        // Back in the course, back on the list.
        waymark.lms.school().addCourse(room.course);
        assertThat(again(teacher, page).body()).doesNotContain("No longer in the course");
    }

    @Test
    void a_failing_platform_is_asked_again_and_one_that_keeps_failing_is_named() {
        Classroom room = classroom(3);
        waymark.lms.fault(Spot.MEMBERSHIPS, Fault.html());
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = room.teacherPage(teacher, room.withColumn("Failing"));
        Wait.until(SOON, () -> !calls(room.course).isEmpty(), () -> "the list was not asked for");
        waymark.lms.clearFaults();
        page = read(teacher, page);
        assertThat(page.body()).contains(WHOLE, "Everyone (3)");
        assertThat(calls(room.course)).hasSizeGreaterThanOrEqualTo(2);

        waymark.lms.fault(Spot.MEMBERSHIPS, Fault.status(404));
        page = again(teacher, page);
        assertThat(page.body())
                .contains("cannot find the list of people in the course.", "Everyone (3)")
                .doesNotContain("No longer in the course", "status 404");
    }

    @Test
    void names_that_are_withheld_and_memberships_that_rest_are_shown_as_they_are() {
        Classroom room = classroom(2);
        Person resting = new Person("r" + room.course.id(), "x", "Rita", "Rest", "", "", Person.Station.SUSPENDED);
        waymark.lms.school().addPerson(resting);
        List<String> more = new ArrayList<>(room.course.personIds());
        more.add(resting.id());
        waymark.lms.school().addCourse(new SchoolCourse(room.course.id(), "C", "A course of its own", "", more));
        waymark.lms.quirks().addAll(Set.of(Quirk.PRIVATE, Quirk.INACTIVE_MEMBERS));
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = read(teacher, room.teacherPage(teacher, room.withColumn("Private")));
        assertThat(page.body())
                .contains("Learner " + room.learner(0).id(), "Learner " + resting.id(), "Everyone (3)")
                .doesNotContain(room.learner(0).name(), "Rita")
                .containsOnlyOnce("Inactive in the course");
    }

    @Test
    void who_launched_as_instructor_is_none_of_the_learners_whatever_the_list_says() {
        Classroom room = classroom(2);
        Person tutor = waymark.lms.person(Person.Station.TUTOR);
        List<String> more = new ArrayList<>(room.course.personIds());
        more.add(tutor.id());
        waymark.lms.school().addCourse(new SchoolCourse(room.course.id(), "C", "A course of its own", "", more));
        PlacedActivity activity = room.withColumn("Tutored");
        WebBrowser teacher = new WebBrowser();
        WebBrowser.Page page = read(teacher, room.teacherPage(teacher, activity));
        assertThat(page.body()).contains("Everyone (3)", tutor.name());
        room.launch(new WebBrowser(), tutor, activity);
        assertThat(teacher.get(page.address().toString()).body())
                .contains("Everyone (2)")
                .doesNotContain(tutor.name());
        assertThat(again(teacher, page).body()).contains("Everyone (2)").doesNotContain(tutor.name());
    }

    @Test
    void a_platform_without_a_list_shows_who_has_opened_the_activity() {
        Classroom room = classroom(3);
        PlacedActivity activity = room.withColumn("Unlisted");
        Forgery unlisted = Forgery.withoutClaim(Lti.NRPS_CLAIM);
        room.launch(new WebBrowser(), room.learner(1), activity, unlisted);
        WebBrowser.Page page = room.launch(new WebBrowser(), room.teacher, activity, unlisted);
        assertThat(page.body())
                .contains(
                        "does not share its roster here",
                        "Everyone (1)",
                        room.learner(1).name())
                .doesNotContain("data-under-way", "Read again");
        assertThat(calls(room.course)).isEmpty();
    }

    /** A learner whom the list does not name yet has it read once, beside the launch; for the next one it is known. */
    @Test
    void a_launch_of_somebody_unknown_has_the_list_read_once_and_those_of_a_known_class_never() {
        Classroom room = classroom(3);
        PlacedActivity activity = room.withColumn("Quiet");
        WebBrowser.Page page = room.launch(new WebBrowser(), room.learner(0), activity);
        assertThat(page.body()).contains("Record my completion");
        Wait.until(SOON, () -> calls(room.course).size() == 1, () -> "never read");
        WebBrowser teacher = new WebBrowser();
        read(teacher, room.teacherPage(teacher, activity));
        for (int learner = 0; learner < 3; learner++) {
            room.launch(new WebBrowser(), room.learner(learner), activity);
        }
        assertThat(calls(room.course)).hasSize(1);
    }

    @Test
    void stopped_in_the_middle_it_goes_on_where_it_was() {
        Path folder = Installation.newFolder();
        Installation before = Installation.onH2(folder, InstantSource.system());
        try {
            Classroom room = new Classroom(before.lms, before.app.baseUrl(), 2_500);
            before.lms.fault(Spot.MEMBERSHIPS, Fault.slow(Duration.ofMillis(700)));
            WebBrowser teacher = new WebBrowser();
            WebBrowser.Page first = room.teacherPage(teacher, room.withColumn("Stopped"));
            Wait.until(
                    SOON,
                    () -> teacher.get(first.address().toString()).says("the course's roster: 400"),
                    () -> "never at 400");
            before.app.close();
            long asked = before.lms.messages().stream()
                    .filter(message -> message.target().contains("/memberships"))
                    .count();
            assertThat(asked).isBetween(2L, 9L);
            before.lms.clearFaults();

            URI base = before.app.baseUrl();
            Config same = new Config(
                    null,
                    "127.0.0.1",
                    base.getPort(),
                    folder,
                    "",
                    "",
                    "",
                    true,
                    List.of(),
                    true,
                    null,
                    Languages.TRANSLATED,
                    null);
            try (App after = App.start(same, InstantSource.system())) {
                assertThat(after.baseUrl()).isEqualTo(base);
                WebBrowser.Page page = read(teacher, first);
                assertThat(page.body()).contains(WHOLE, "Everyone (2,500)");
                List<String> pages = before.lms.messages().stream()
                        .map(Message::target)
                        .filter(target -> target.contains("/memberships"))
                        .toList();
                assertThat(pages.size())
                        .as("only what was under way is asked again")
                        .isBetween(13, 14);
                assertThat(Set.copyOf(pages)).hasSize(13);
            }
        } finally {
            before.close();
        }
    }
}
